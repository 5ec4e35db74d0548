import type { Desk } from '../../../app/queries.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { showDay } from '../../../words/dates.js';
import { CHALLENGES } from '../../../words/challenges.js';

export type PostingRule = Desk['proposal_types'][number];

const isAlwaysOpen = ({ window }: PostingRule): boolean => window.mode === 'always_open';

/** What the guideline lets the city do with a window, said before anybody tries. */
export function WindowRule({ rule, moving }: { readonly rule: PostingRule; readonly moving: boolean }) {
  const w = useWords(CHALLENGES);
  const { language } = useLanguage();
  const { default_months: months, shorten, extend, period } = rule.window;
  if (isAlwaysOpen(rule)) return <p className="support">{w.alwaysOpen}</p>;
  const lines = [
    ...(moving
      ? [shorten ? w.shorten : w.noShorten, extend ? w.extend : w.noExtend, w.neverBefore]
      : [months === null ? w.free : w.byRule(months)]),
    ...(period === null
      ? []
      : [
          period.to === null
            ? w.withinOpen(showDay(period.from, language))
            : w.within(showDay(period.from, language), showDay(period.to, language)),
        ]),
  ];
  return (
    <div className="support">
      {moving && <p>{w.moveAllowed}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** How a window can end, as its guideline knows it. */
export const endingsOf = (rule: PostingRule, moving: boolean): readonly ('rule' | 'none' | 'day')[] => {
  if (isAlwaysOpen(rule)) return ['none'];
  return rule.window.default_months !== null && !moving ? ['rule', 'none', 'day'] : ['day', 'none'];
};
