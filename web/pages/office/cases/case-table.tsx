import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'wouter';
import { OUTCOME_WORDS } from '../../../../domain/outcome-words.js';
import { addressOf } from '../../../../domain/pages.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { idOf } from '../../../parts/fields.js';
import { useWide } from '../../../parts/use-wide.js';
import { showDayOf, showShortDay } from '../../../words/dates.js';
import { BOARD } from '../../../words/board.js';
import { CASE_LINK, CaseCard } from '../list/case-card.js';
import { Due, inChargeOf, Marks, Turn, useCaseName } from '../list/case-marks.js';
import type { CaseRow } from '../list/case-queries.js';
import type { CaseSort } from './filters.js';

interface TableProps {
  readonly rows: readonly CaseRow[];
  readonly sort: CaseSort;
  readonly onSort: (sort: CaseSort) => void;
  readonly chosen: ReadonlyMap<string, CaseRow>;
  readonly choose: (rows: readonly CaseRow[], isOn: boolean) => void;
}

/** A table where there is room for one, cards where there is not: a row that wraps eight times is read by nobody. */
export function CaseTable(props: TableProps) {
  return useWide() ? <Wide {...props} /> : <Narrow {...props} />;
}

function Narrow({ rows, chosen, choose }: TableProps) {
  const { say } = useLanguage();
  return (
    <>
      <ChooseAll {...{ rows, chosen, choose }} isLabelled />
      <ul className="board-cards">
        {rows.map((row) => (
          <CaseCard
            key={row.id}
            row={row}
            stage={say(row.stageLabel)}
            beside={<Choose {...{ row, chosen, choose }} />}
          />
        ))}
      </ul>
    </>
  );
}

function Wide({ rows, sort, onSort, chosen, choose }: TableProps) {
  const { t, say, language } = useLanguage();
  const w = useWords(BOARD);
  const byReceived = sort === 'received' ? 'descending' : sort === 'received_first' ? 'ascending' : undefined;
  return (
    <table className="case-table">
      <thead>
        <tr>
          <th scope="col" className="choose-column">
            <ChooseAll {...{ rows, chosen, choose }} />
          </th>
          <th scope="col">{w.columns.title}</th>
          <th scope="col">{w.columns.stage}</th>
          <th scope="col">{w.columns.ball}</th>
          <Sortable order={sort === 'due' ? 'ascending' : undefined} does={w.sortByDue} onSort={() => onSort('due')}>
            {w.columns.due}
          </Sortable>
          <Sortable
            order={byReceived}
            does={sort === 'received' ? w.sortByReceivedFirst : w.sortByReceived}
            onSort={() => onSort(sort === 'received' ? 'received_first' : 'received')}
          >
            {w.columns.received}
          </Sortable>
          <th scope="col">{w.columns.inCharge}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={chosen.has(row.id) ? 'is-chosen' : ''}>
            <td className="choose-column">
              <Choose {...{ row, chosen, choose }} />
            </td>
            <th scope="row">
              <Link href={addressOf('proposal', { id: row.id })} className={CASE_LINK}>
                {row.title || w.untitled}
              </Link>
              <span className="small soft case-by">
                <span className="number">{row.referenceNumber ?? w.noNumber}</span>
                {row.organisation !== null && ` ・ ${row.organisation}`}
              </span>
            </th>
            <td>
              {say(row.stageLabel)}
              {row.outcome && <span className="small soft case-by">{say(OUTCOME_WORDS[row.outcome])}</span>}
            </td>
            <td>
              <Turn row={row} />
            </td>
            <td>
              <Marks row={row} />
              {row.ball && (
                <span className="case-by">
                  <Due row={row} />
                </span>
              )}
            </td>
            <td>
              {row.receivedAt !== null && (
                <time dateTime={row.receivedAt} title={showDayOf(row.receivedAt, language)}>
                  {showShortDay(row.receivedAt, language)}
                </time>
              )}
              {typeof row.age === 'number' && <span className="small soft case-by">{w.age(row.age)}</span>}
            </td>
            <td>{inChargeOf(row).join(t.marks.comma) || (!row.closed && <span className="soft">{w.nobody}</span>)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SortableProps {
  readonly order: 'ascending' | 'descending' | undefined;
  /** What pressing it does. */
  readonly does: string;
  readonly onSort: () => void;
  readonly children: ReactNode;
}

const ARROWS = { ascending: '▲', descending: '▼' } as const;

function Sortable({ order, does, onSort, children }: SortableProps) {
  return (
    <th scope="col" {...(order && { 'aria-sort': order })}>
      <button type="button" className="sort-button" title={does} onClick={onSort}>
        {children}
        <span aria-hidden="true">{order ? ARROWS[order] : '⇅'}</span>
      </button>
    </th>
  );
}

type Choosing = Pick<TableProps, 'chosen' | 'choose'>;

function Choose({ row, chosen, choose }: Choosing & { readonly row: CaseRow }) {
  const w = useWords(BOARD);
  const nameOf = useCaseName();
  return (
    <label className="choose">
      <input
        type="checkbox"
        id={idOf(`choose.${row.id}`)}
        checked={chosen.has(row.id)}
        onChange={({ target }) => choose([row], target.checked)}
      />
      <span className="visually-hidden">{w.select(nameOf(row))}</span>
    </label>
  );
}

interface AllProps extends Choosing {
  readonly rows: readonly CaseRow[];
  readonly isLabelled?: boolean;
}

function ChooseAll({ rows, chosen, choose, isLabelled = false }: AllProps) {
  const w = useWords(BOARD);
  const box = useRef<HTMLInputElement>(null);
  const count = rows.filter(({ id }) => chosen.has(id)).length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = count > 0 && count < rows.length;
  }, [count, rows.length]);
  return (
    <label className="choose">
      <input
        ref={box}
        type="checkbox"
        checked={count > 0 && count === rows.length}
        onChange={({ target }) => choose(rows, target.checked)}
      />
      <span className={isLabelled ? 'small' : 'visually-hidden'}>{w.selectAll}</span>
    </label>
  );
}
