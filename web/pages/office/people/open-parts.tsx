import type { ReactNode } from 'react';
import type { Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import type { Department } from '../../../app/office-queries.js';
import { Banner } from '../../../parts/states.js';
import { showDayOf } from '../../../words/dates.js';
import { PEOPLE } from '../../../words/people.js';

type OpenPart = Schemas['OpenPart'];

interface Props {
  readonly title: string;
  readonly parts: readonly OpenPart[];
  readonly departments: readonly Department[];
  readonly children: ReactNode;
}

/** Parts of cases that would be left without anybody. */
export function OpenParts({ title, parts, departments, children }: Props) {
  const w = useWords(PEOPLE);
  const { t, say, language } = useLanguage();
  const sideOf = ({ departmentId }: OpenPart): string => {
    const department = departments.find(({ id }) => id === departmentId);
    return department ? say(department.name) : w.ofDesk;
  };
  return (
    <Banner kind="warning" title={title}>
      {children}
      <ul>
        {parts.map((part) => (
          <li key={`${part.proposalId} ${part.departmentId}`}>
            <span className="number">{part.referenceNumber ?? w.draft}</span>
            {t.marks.open}
            {sideOf(part)}
            {t.marks.close} {w.because[part.because]}
            {part.due !== null && ` ・ ${t.common.until(showDayOf(part.due, language))}`}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
