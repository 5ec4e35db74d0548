import { useLanguage } from '../app/language.js';
import type { Desk, Proposal } from '../app/queries.js';

/** Where a case stands among the headings of its desk. */
export function StageSteps({ proposal, desk }: { readonly proposal: Proposal; readonly desk: Desk }) {
  const { t, say } = useLanguage();
  const groups = desk.terms.stage_groups;
  const at = groups.findIndex(({ stages }) => stages.some((stage) => proposal.stageGroup.includes(stage)));
  return (
    <ol className="progress" aria-label={t.desk.steps}>
      {groups.map(({ label }, index) => (
        <li key={label.en} className={index < at ? 'is-done' : ''} {...(index === at && { 'aria-current': 'step' })}>
          {say(label)}
        </li>
      ))}
    </ol>
  );
}
