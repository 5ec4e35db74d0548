import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { addressOf } from '../../../../domain/pages.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { BOARD } from '../../../words/board.js';
import { Due, inChargeOf, Marks, Turn } from './case-marks.js';
import type { CaseRow } from './case-queries.js';

/** What has the focus of `j`, `k` and the arrows. */
export const CASE_LINK = 'case-link';

interface CardProps {
  readonly row: CaseRow;
  /** What stands beside the number, as a box to select it by. */
  readonly beside?: ReactNode;
  /** Where it stands, if that is not told by what it lies in. */
  readonly stage?: string;
}

/** A case as a card: in a column of the board, or in the list on a narrow window. */
export function CaseCard({ row, beside, stage }: CardProps) {
  const w = useWords(BOARD);
  const { t } = useLanguage();
  const names = inChargeOf(row);
  return (
    <li className="card card-link case-card">
      <div className="case-card-head">
        {beside}
        <span className="number small soft">{row.referenceNumber ?? w.noNumber}</span>
        <Marks row={row} />
      </div>
      <p className="case-card-title">
        <Link href={addressOf('proposal', { id: row.id })} className={CASE_LINK}>
          {row.title || w.untitled}
        </Link>
      </p>
      {row.organisation !== null && <p className="small soft">{row.organisation}</p>}
      <ul className="case-facts small">
        {stage !== undefined && <li>{stage}</li>}
        {row.ball && (
          <li>
            <Turn row={row} />
          </li>
        )}
        {(row.ball || typeof row.age === 'number') && (
          <li>
            <Due row={row} />
            {row.ball && typeof row.age === 'number' && ' ・ '}
            {typeof row.age === 'number' && w.age(row.age)}
          </li>
        )}
        {!row.closed && <li>{names.length > 0 ? w.inCharge(names.join(t.marks.comma)) : w.nobody}</li>}
      </ul>
    </li>
  );
}
