import { useLanguage, useWords } from '../../../app/language.js';
import { CASE_WORDS } from '../../../words/case.js';
import { showDayOf } from '../../../words/dates.js';
import { CHIP_OF, urgencyOf } from './due.js';

/** A due date as a label that says by itself whether it is over. */
export function DueChip({ until }: { readonly until: string | null }) {
  const { language } = useLanguage();
  const w = useWords(CASE_WORDS);
  if (until === null) return <span className="chip chip-quiet">{w.clockStands}</span>;
  const urgency = urgencyOf(until);
  return (
    <span className={`chip ${CHIP_OF[urgency]}`}>
      {urgency === 'later' ? '' : `${w.urgency[urgency]} `}
      {w.dueOn(showDayOf(until, language))}
    </span>
  );
}
