import { useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useWords } from '../../app/language.js';
import { useLiveDesk } from '../../app/live.js';
import type { Desk } from '../../app/queries.js';
import type { Session } from '../../app/session.js';
import { PageTitle } from '../../app/title.js';
import { idOf } from '../../parts/fields.js';
import { Empty, FailureBanner, More, Skeleton } from '../../parts/states.js';
import '../../styles/board.css';
import { BOARD } from '../../words/board.js';
import { ROOM_WORDS } from '../../words/rooms.js';
import { Bulk } from './cases/bulk.js';
import { CaseTable } from './cases/case-table.js';
import { Export } from './cases/export.js';
import { FilterForm, SEARCH } from './cases/filter-form.js';
import { readFilters, writeFilters, type Asked } from './cases/filters.js';
import { SavedFilters } from './cases/saved-filters.js';
import { CASE_LINK } from './list/case-card.js';
import { useCaseCounts, useCases, type CaseRow } from './list/case-queries.js';
import { CaseRoom } from './list/case-room.js';
import { OPEN_BY_ENTER, walkCases } from './list/walk.js';
import { ShortcutHelp } from './shortcut-help.js';

const ROWS = 50;

/** The cases of a desk as a table, searched, filtered and sorted; several at once can be dealt with alike. */
export default function CasesPage() {
  return (
    <CaseRoom needs="GET /desks/{desk}/changes">
      {(desk, session) => <Cases key={desk.id} desk={desk} session={session} />}
    </CaseRoom>
  );
}

type Chosen = ReadonlyMap<string, CaseRow>;
const NOTHING: Chosen = new Map();

function Cases({ desk, session }: { readonly desk: Desk; readonly session: Session }) {
  useLiveDesk(desk.id);
  const w = useWords(BOARD);
  const rooms = useWords(ROOM_WORDS);
  const [search, setSearch] = useSearchParams();
  const asked = useMemo(() => readFilters(search), [search]);
  const ask = ({ filters, sort }: Asked) => setSearch(writeFilters(filters, sort));
  const cases = useCases(desk.id, { ...asked, limit: ROWS });
  const counts = useCaseCounts(desk.id, asked.filters);
  const [chosen, setChosen] = useState(NOTHING);
  const list = useRef<HTMLDivElement>(null);
  const person = session.people.find((each) => each.desk === desk.id);

  const rows = cases.data?.pages.flatMap(({ proposals }) => proposals) ?? [];
  const choose = (some: readonly CaseRow[], isOn: boolean) => {
    const next = new Map(chosen);
    for (const row of some)
      if (isOn) next.set(row.id, row);
      else next.delete(row.id);
    setChosen(next);
  };
  const chooseFocused = (): boolean => {
    const links = [...(list.current?.querySelectorAll(`.${CASE_LINK}`) ?? [])];
    const row = rows[links.findIndex((link) => link === document.activeElement)];
    if (row) choose([row], !chosen.has(row.id));
    return row !== undefined;
  };
  return (
    <div className="stack cases-page">
      <div className="row board-head">
        <PageTitle text={rooms.cases} />
        <ShortcutHelp
          desk={desk.id}
          shortcuts={[
            { word: 'search', keys: { '/': () => document.getElementById(idOf(SEARCH))?.focus() } },
            ...walkCases(list),
            ...OPEN_BY_ENTER,
            { word: 'select', keys: { x: chooseFocused } },
          ]}
        />
      </div>
      <FilterForm desk={desk} asked={asked} onAsk={ask} me={person?.personId ?? ''} />
      <SavedFilters desk={desk.id} personId={person?.personId ?? ''} asked={asked} onAsk={ask} />
      {chosen.size > 0 && (
        <Bulk
          desk={desk}
          person={person}
          chosen={[...chosen.values()]}
          elsewhere={[...chosen.keys()].filter((id) => !rows.some((row) => row.id === id)).length}
          onUnchoose={() => setChosen(NOTHING)}
        />
      )}
      {cases.isPending ? (
        <Skeleton />
      ) : cases.error ? (
        <FailureBanner error={cases.error} onAgain={() => cases.refetch()} />
      ) : (
        <div ref={list} className="stack" aria-busy={cases.isPlaceholderData}>
          <div className="row cases-count not-printed">
            <p className="small soft" role="status">
              {counts.data && w.found(rows.length, counts.data.total)}
            </p>
            {rows.length > 0 && <Export asked={asked} />}
          </div>
          {rows.length === 0 ? (
            <Empty>
              <p>{w.none}</p>
              <p className="small">{w.noneHelp}</p>
            </Empty>
          ) : (
            <CaseTable
              rows={rows}
              sort={asked.sort}
              onSort={(sort) => ask({ ...asked, sort })}
              {...{ chosen, choose }}
            />
          )}
          <More of={cases} />
        </div>
      )}
    </div>
  );
}
