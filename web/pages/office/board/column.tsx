import { useId, useState } from 'react';
import { Link } from 'wouter';
import { addressOf } from '../../../../domain/pages.js';
import { useLanguage, useWords } from '../../../app/language.js';
import type { Desk } from '../../../app/queries.js';
import { FailureBanner, More, Skeleton } from '../../../parts/states.js';
import { useWide } from '../../../parts/use-wide.js';
import { BOARD } from '../../../words/board.js';
import { CaseCard } from '../list/case-card.js';
import { useCases } from '../list/case-queries.js';
import { writeFilters, type CaseFilters } from '../cases/filters.js';
import type { BoardColumn } from './columns.js';

/** Of thousands of cases so many are there at once; the next ones come when they are asked for. */
const CARDS = 20;

interface ColumnProps {
  readonly desk: Desk;
  readonly column: BoardColumn;
  readonly filters: CaseFilters;
}

/** What is under one heading, the most pressing first. On a narrow window it opens on demand. */
export function Column({ desk, column, filters }: ColumnProps) {
  const { say } = useLanguage();
  const w = useWords(BOARD);
  const isWide = useWide();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const { label, stages, count, overdue, stalled } = column;
  const isShown = isWide || isOpen;
  const heading = (
    <>
      {say(label)} <span className="board-count number">{w.count(count)}</span>
    </>
  );
  const address = `${addressOf('cases', { desk: desk.id })}?${writeFilters({ ...filters, stage: stages.join(',') }, 'due')}`;
  return (
    <section className="board-column" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {isWide ? (
          heading
        ) : (
          <button
            type="button"
            className="board-toggle"
            aria-expanded={isOpen}
            aria-controls={`${id}-cards`}
            onClick={() => setIsOpen(!isOpen)}
          >
            {heading}
          </button>
        )}
      </h2>
      {(overdue > 0 || stalled > 0) && (
        <p className="row small">
          {overdue > 0 && <span className="board-overdue">{w.overdueCount(overdue)}</span>}
          {stalled > 0 && <span>{w.stalledCount(stalled)}</span>}
        </p>
      )}
      <div id={`${id}-cards`} hidden={!isShown}>
        {isShown && count === 0 && <p className="small soft">{w.columnEmpty}</p>}
        {isShown && count > 0 && (
          <div className="stack-tight">
            <Cards deskId={desk.id} filters={{ ...filters, stage: stages.join(',') }} label={w.cards(say(label))} />
            <p className="small not-printed">
              <Link href={address}>
                {w.asTable}
                <span className="visually-hidden">{w.toColumn(say(label))}</span>
              </Link>
            </p>
          </div>
        )}
      </div>
    </section>
  );
}

interface CardsProps {
  readonly deskId: string;
  readonly filters: CaseFilters;
  readonly label: string;
}

function Cards({ deskId, filters, label }: CardsProps) {
  const cases = useCases(deskId, { filters, sort: 'due', limit: CARDS });
  if (cases.isPending) return <Skeleton />;
  if (cases.error) return <FailureBanner error={cases.error} onAgain={() => cases.refetch()} />;
  return (
    <>
      <ul className="board-cards" aria-label={label}>
        {cases.data.pages
          .flatMap(({ proposals }) => proposals)
          .map((row) => (
            <CaseCard key={row.id} row={row} />
          ))}
      </ul>
      <More of={cases} />
    </>
  );
}
