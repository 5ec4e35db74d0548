import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { addressOf } from '../../../domain/pages.js';
import { answerOf, api, type Schemas } from '../../app/client.js';
import { useLanguage, useWords } from '../../app/language.js';
import { ofDeskKey, useLiveDesk } from '../../app/live.js';
import { PageTitle } from '../../app/title.js';
import { Breadcrumbs } from '../../parts/breadcrumbs.js';
import { Empty, Loaded } from '../../parts/states.js';
import '../../styles/board.css';
import { BOARD } from '../../words/board.js';
import { showDay, showShortDay } from '../../words/dates.js';
import { ROOM_WORDS } from '../../words/rooms.js';
import { writeFilters } from './cases/filters.js';
import { CaseRoom } from './list/case-room.js';
import { useSides } from './list/sides.js';
import { ShortcutHelp } from './shortcut-help.js';

type AgeingList = Schemas['Ageing'];
type Holder = AgeingList['holders'][number];

/** What waits for how long, and for whom: for those who see to it that nobody is forgotten. */
export default function AgeingPage() {
  return <CaseRoom needs="GET /desks/{desk}/ageing">{() => <Ageing />}</CaseRoom>;
}

function Ageing() {
  const { language } = useLanguage();
  const w = useWords(BOARD);
  const rooms = useWords(ROOM_WORDS);
  const { desk } = useSides();
  useLiveDesk(desk.id);
  const ageing = useQuery({
    queryKey: ofDeskKey(desk.id, 'ageing'),
    queryFn: () => answerOf(api.GET('/desks/{desk}/ageing', { params: { path: { desk: desk.id } } })),
  });
  return (
    <div className="stack">
      <Breadcrumbs way={[{ text: rooms.board, address: addressOf('board', { desk: desk.id }) }]} here={w.ageing} />
      <div className="row board-head">
        <PageTitle text={w.ageing} />
        <ShortcutHelp desk={desk.id} shortcuts={[]} />
      </div>
      <Loaded of={ageing}>
        {(list) => (
          <div className="stack-wide">
            <p className="soft">{w.ageingLead(showDay(list.asOf, language))}</p>
            <section className="section">
              <h2>{w.holders}</h2>
              {list.holders.length === 0 ? (
                <Empty>
                  <p>{w.holdersNone}</p>
                </Empty>
              ) : (
                <Holders all={list.holders} />
              )}
            </section>
            {list.cases.length > 0 && <Longest list={list} />}
          </div>
        )}
      </Loaded>
    </div>
  );
}

function Holders({ all }: { readonly all: readonly Holder[] }) {
  const { language } = useLanguage();
  const w = useWords(BOARD);
  const { desk, nameOf } = useSides();
  const address = ({ holder, departmentId, inCharge }: Holder) =>
    `${addressOf('cases', { desk: desk.id })}?${writeFilters(
      {
        closed: 'false',
        ball: holder,
        ...(departmentId !== null && { departmentId }),
        ...(inCharge && { inCharge: inCharge.personId }),
      },
      'due',
    )}`;
  const isInside = ({ holder }: Holder) => holder === 'desk' || holder === 'department';
  return (
    <div className="scrolling" role="region" aria-label={w.holders} tabIndex={0}>
      <table className="ageing-table ageing-counts">
        <thead>
          <tr>
            <th scope="col">{w.holder}</th>
            <th scope="col">{w.openAsks}</th>
            <th scope="col">{w.overdueAsks}</th>
            <th scope="col">{w.upTo5}</th>
            <th scope="col">{w.upTo10}</th>
            <th scope="col">{w.upTo20}</th>
            <th scope="col">{w.over20}</th>
            <th scope="col">{w.stoppedAsks}</th>
            <th scope="col">{w.oldest}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((row) => (
            <tr key={`${row.holder}-${row.departmentId}-${row.inCharge?.personId}`}>
              <th scope="row">
                <Link href={address(row)}>
                  {nameOf(row)}
                  <span className="visually-hidden"> {w.theirCases}</span>
                </Link>
                {isInside(row) && <span className="small soft case-by">{row.inCharge?.name ?? w.nobody}</span>}
              </th>
              <td className="number">{row.open}</td>
              <td className="number">
                {row.overdue > 0 ? <strong className="board-overdue">{row.overdue}</strong> : 0}
              </td>
              <td className="number">{row.byAge.upTo5}</td>
              <td className="number">{row.byAge.upTo10}</td>
              <td className="number">{row.byAge.upTo20}</td>
              <td className="number">{row.byAge.over20}</td>
              <td className="number">{row.stopped}</td>
              <td>{showShortDay(row.oldestSince, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Longest({ list: { cases, more } }: { readonly list: AgeingList }) {
  const { language } = useLanguage();
  const w = useWords(BOARD);
  const { nameOf } = useSides();
  return (
    <section className="section">
      <h2>{w.longest}</h2>
      {more && <p className="small soft">{w.longestMore(cases.length)}</p>}
      <div className="scrolling" role="region" aria-label={w.longest} tabIndex={0}>
        <table className="ageing-table">
          <thead>
            <tr>
              <th scope="col">{w.number}</th>
              <th scope="col">{w.holder}</th>
              <th scope="col">{w.waitedDays}</th>
              <th scope="col">{w.since}</th>
              <th scope="col">{w.columns.due}</th>
            </tr>
          </thead>
          <tbody>
            {cases.map(({ proposalId, referenceNumber, ball, waitedDays, overdue }) => (
              <tr key={proposalId}>
                <th scope="row" className="number">
                  <Link href={addressOf('proposal', { id: proposalId })}>{referenceNumber ?? w.noNumber}</Link>
                </th>
                <td>{nameOf(ball)}</td>
                <td>{w.waited(waitedDays)}</td>
                <td>{showShortDay(ball.since, language)}</td>
                <td>
                  {ball.until === null ? w.due.stopped : w.until(showShortDay(ball.until, language))}{' '}
                  {overdue && <span className="chip chip-error">{w.due.overdue}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
