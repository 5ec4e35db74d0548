import { useRef } from 'react';
import { Link, useSearchParams } from 'wouter';
import { addressOf } from '../../../domain/pages.js';
import { useWords } from '../../app/language.js';
import { useLiveDesk } from '../../app/live.js';
import type { Desk } from '../../app/queries.js';
import type { Session } from '../../app/session.js';
import { PageTitle } from '../../app/title.js';
import { RadioField } from '../../parts/fields.js';
import { Empty, Loaded } from '../../parts/states.js';
import '../../styles/board.css';
import { BOARD } from '../../words/board.js';
import { ROOM_WORDS } from '../../words/rooms.js';
import { Column } from './board/column.js';
import { COLUMN, columnsOf } from './board/columns.js';
import { useCaseCounts } from './list/case-queries.js';
import type { CaseFilters } from './cases/filters.js';
import { CaseRoom } from './list/case-room.js';
import { OPEN_BY_ENTER, walkColumns } from './list/walk.js';
import { mayCall } from './rooms.js';
import { ShortcutHelp } from './shortcut-help.js';

/** Every open case of a desk, under the desk's own headings. */
export default function BoardPage() {
  return (
    <CaseRoom needs="GET /desks/{desk}/changes">
      {(desk, session) => <Board key={desk.id} desk={desk} session={session} />}
    </CaseRoom>
  );
}

const SHOWN = ['all', 'mine', 'overdue', 'stalled'] as const;
type Shown = (typeof SHOWN)[number];

const filtersOf = (shown: Shown, personId: string): CaseFilters => ({
  closed: 'false',
  submitted: 'true',
  ...(shown === 'mine' && { inCharge: personId }),
  ...(shown === 'overdue' && { overdue: 'true' }),
  ...(shown === 'stalled' && { stalled: 'true' }),
});

function Board({ desk, session }: { readonly desk: Desk; readonly session: Session }) {
  useLiveDesk(desk.id);
  const w = useWords(BOARD);
  const rooms = useWords(ROOM_WORDS);
  const board = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useSearchParams();
  const shown = SHOWN.find((each) => each === search.get('show')) ?? 'all';
  const me = session.people.find((person) => person.desk === desk.id)?.personId ?? '';
  const filters = filtersOf(shown, me);
  const counts = useCaseCounts(desk.id, filters);
  const words: Readonly<Record<Shown, string>> = {
    all: w.showAll,
    mine: w.showMine,
    overdue: w.showOverdue,
    stalled: w.showStalled,
  };
  return (
    <div className="stack board-page">
      <div className="row board-head">
        <PageTitle text={rooms.board} />
        <ShortcutHelp desk={desk.id} shortcuts={[...walkColumns(board, COLUMN), ...OPEN_BY_ENTER]} />
      </div>
      <div className="board-tools not-printed">
        <RadioField
          name="show"
          label={w.show}
          needed={null}
          inline
          options={SHOWN.map((code) => ({ code, label: words[code] }))}
          value={shown}
          onChange={(code) => setSearch(code === 'all' ? {} : { show: code }, { replace: true })}
        />
        <p className="row">
          <Link href={addressOf('cases', { desk: desk.id })}>{w.asTable}</Link>
          {mayCall(session, desk.id, 'GET /desks/{desk}/ageing') && (
            <Link href={addressOf('ageing', { desk: desk.id })}>{w.ageing}</Link>
          )}
        </p>
      </div>
      <Loaded of={counts}>
        {(counted) => {
          const columns = columnsOf(desk, counted);
          const sum = (of: 'count' | 'overdue' | 'stalled') => columns.reduce((total, each) => total + each[of], 0);
          return (
            <>
              <p className="row small soft" role="status">
                <strong>{w.open(sum('count'))}</strong>
                <span>{w.overdueCount(sum('overdue'))}</span>
                <span>{w.stalledCount(sum('stalled'))}</span>
              </p>
              {sum('count') === 0 ? (
                <Empty>
                  <p>{shown === 'all' ? w.boardEmpty : w.boardEmptyShown}</p>
                  {shown !== 'all' && (
                    <p>
                      <button type="button" className="button button-outline" onClick={() => setSearch({})}>
                        {w.showAll}
                      </button>
                    </p>
                  )}
                </Empty>
              ) : (
                <div className="board" ref={board}>
                  {columns.map((column) => (
                    <Column key={column.label.en} {...{ desk, column, filters }} />
                  ))}
                </div>
              )}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
