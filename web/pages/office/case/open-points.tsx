import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { proposalKey } from '../../../app/queries.js';
import { CASE_WORDS } from '../../../words/case.js';
import type { CaseProps } from '../../case-props.js';
import { useSideName } from './holder-name.js';

export const useBrief = (id: string) =>
  useQuery({
    queryKey: [...proposalKey(id), 'brief'],
    queryFn: () => answerOf(api.GET('/proposals/{id}/handover-brief', { params: { path: { id } } })),
  });

/** What the case still lacks as it stands, so that nobody finds out by being refused. */
export function OpenPoints({ proposal, desk }: CaseProps) {
  const { t, say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const nameOf = useSideName({ proposal, desk });
  const { data } = useBrief(proposal.id);
  if (!data || data.open.length === 0) return null;
  return (
    <section className="section" aria-labelledby="case-open-title">
      <h2 id="case-open-title">{w.openPoints}</h2>
      <ul className="case-open">
        {data.open.map(({ code, messages, departmentId }) => (
          <li key={`${code}-${departmentId ?? ''}`}>
            {say(messages)}
            {departmentId !== null &&
              ` ${t.marks.open}${nameOf({ holder: 'department', departmentId })}${t.marks.close}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
