import { ASK_WORDS } from '../../../../domain/ask-words.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { showDayOf, showShortDay } from '../../../words/dates.js';
import { BOARD } from '../../../words/board.js';
import type { CaseRow } from './case-queries.js';
import { useSides } from './sides.js';

/** What a case says of itself at a glance, the same on a card and in a row. Words carry it; colours only help. */

const DUE_CHIPS = { overdue: 'error', today: 'warning', soon: 'key', stopped: 'quiet', later: null } as const;

export function Marks({ row }: { readonly row: CaseRow }) {
  const w = useWords(BOARD);
  const { dueGroup, stalledSince, attention } = row;
  const chip = dueGroup ? DUE_CHIPS[dueGroup] : null;
  const isStalled = typeof stalledSince === 'string';
  const needsAttention = typeof attention === 'string';
  if (chip === null && !isStalled && !needsAttention) return null;
  return (
    <span className="marks">
      {dueGroup && chip !== null && <span className={`chip chip-${chip}`}>{w.due[dueGroup]}</span>}
      {isStalled && <span className="chip chip-warning">{w.stalled}</span>}
      {needsAttention && (
        <span className="chip chip-error" title={w.attentionLong}>
          {w.attention}
        </span>
      )}
    </span>
  );
}

export function Due({ row }: { readonly row: CaseRow }) {
  const { language } = useLanguage();
  const w = useWords(BOARD);
  if (!row.ball) return null;
  if (row.due === null) return w.noDue;
  return (
    <time dateTime={row.due} title={showDayOf(row.due, language)}>
      {w.until(showShortDay(row.due, language))}
    </time>
  );
}

/** Whose turn it is, and for what. */
export function Turn({ row: { ball, awaited } }: { readonly row: CaseRow }) {
  const { say } = useLanguage();
  const { nameOf } = useSides();
  if (!ball) return null;
  return (
    <>
      <strong className="turn">{nameOf(ball)}</strong>
      {awaited && <span> {say(ASK_WORDS[awaited])}</span>}
    </>
  );
}

/** Those in charge; who has left the side is in charge of nothing. */
export const inChargeOf = ({ inCharge = [] }: CaseRow): string[] =>
  inCharge.filter(({ inForce }) => inForce).map(({ name }) => name);

/** How a case is called where its title alone would not be found again. */
export function useCaseName(): (row: Pick<CaseRow, 'referenceNumber' | 'title'>) => string {
  const w = useWords(BOARD);
  return ({ referenceNumber, title }) => [referenceNumber, title || w.untitled].filter(Boolean).join(' ');
}
