import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { ASK_WORDS } from '../../../domain/ask-words.js';
import { tokyoDay } from '../../../domain/calendar.js';
import { FOLLOW_UP_WORDS } from '../../../domain/follow-up-words.js';
import { addressOf } from '../../../domain/pages.js';
import { answerOf, api, type Schemas } from '../../app/client.js';
import { useLanguage, useWords } from '../../app/language.js';
import { NOTICES, TASKS, useLiveTasks } from '../../app/live.js';
import { useDesks } from '../../app/queries.js';
import { desksOfCity, type Session } from '../../app/session.js';
import { PageTitle } from '../../app/title.js';
import { Button } from '../../parts/button.js';
import { RadioField } from '../../parts/fields.js';
import { Empty, Loaded, ListState } from '../../parts/states.js';
import '../../styles/board.css';
import { BOARD } from '../../words/board.js';
import { showDay, showDayOf, showFiscalYear, showInstant, today } from '../../words/dates.js';
import { Required } from '../sign-in/required.js';
import { CASE_LINK } from './list/case-card.js';
import { OPEN_BY_ENTER, walkCases } from './list/walk.js';
import { mayCall, RoomNav } from './rooms.js';
import { ShortcutHelp } from './shortcut-help.js';

type Task = Schemas['Task'];
const INBOXES = ['all', 'mine', 'department', 'unclaimed'] as const;
type Inbox = (typeof INBOXES)[number];

/** What must I do today? */
export default function TodayPage() {
  return <Required>{(session) => <Today session={session} />}</Required>;
}

/** A browser keeps few connections to one server: whoever works at many desks looks anew now and then. */
const MOST_LIVE = 2;
const LOOK_AGAIN_MS = 60_000;

function Live({ desk }: { readonly desk: string }) {
  useLiveTasks(desk);
  return null;
}

function Today({ session }: { readonly session: Session }) {
  const { t, language } = useLanguage();
  const tasks = useRef<HTMLDivElement>(null);
  const day = today();
  const desks = desksOfCity(session);
  const live = desks.filter((desk) => mayCall(session, desk, 'GET /desks/{desk}/changes'));
  const [first = ''] = desks;
  return (
    <>
      {first !== '' && <RoomNav desk={first} />}
      {live.length <= MOST_LIVE && live.map((desk) => <Live key={desk} desk={desk} />)}
      <div className="stack-wide">
        <div className="row board-head">
          <div>
            <PageTitle text={t.today.title} />
            <p className="soft">
              {showDay(day, language)} ・ {showFiscalYear(day, language)}
            </p>
          </div>
          <ShortcutHelp desk={first} shortcuts={[...walkCases(tasks), ...OPEN_BY_ENTER]} />
        </div>
        <div className="with-side">
          <div ref={tasks}>
            <Tasks isMany={desks.length > 1} again={live.length > MOST_LIVE ? LOOK_AGAIN_MS : false} />
          </div>
          <Notices />
        </div>
      </div>
    </>
  );
}

interface TasksProps {
  /** They come from several desks, so that each says from which. */
  readonly isMany: boolean;
  readonly again: number | false;
}

function Tasks({ isMany, again }: TasksProps) {
  const { t } = useLanguage();
  const [inbox, setInbox] = useState<Inbox>('all');
  const words: Readonly<Record<Inbox, string>> = {
    all: t.today.all,
    mine: t.today.mine,
    department: t.today.ofSection,
    unclaimed: t.today.unclaimed,
  };
  const tasks = useQuery({
    queryKey: [...TASKS, inbox],
    queryFn: () => answerOf(api.GET('/tasks', { params: { query: { inbox } } })),
    refetchInterval: again,
  });
  return (
    <div className="stack-wide">
      <RadioField
        name="inbox"
        label={t.today.filter}
        needed={null}
        inline
        options={INBOXES.map((code) => ({ code, label: words[code] }))}
        value={inbox}
        onChange={(code) => setInbox(INBOXES.find((each) => each === code) ?? 'all')}
      />
      <Loaded of={tasks}>
        {({ tasks: all, followUps, more }) => {
          const isToday = ({ due, overdue }: Task) => !overdue && due !== null && tokyoDay(due) === today();
          return (
            <>
              {all.length === 0 && followUps.length === 0 && (
                <Empty>
                  <p>{t.today.none}</p>
                </Empty>
              )}
              <TaskTable title={t.today.overdue} isMany={isMany} tasks={all.filter(({ overdue }) => overdue)} />
              <TaskTable title={t.today.dueToday} isMany={isMany} tasks={all.filter(isToday)} />
              <TaskTable
                title={t.today.later}
                isMany={isMany}
                tasks={all.filter((task) => !task.overdue && task.due !== null && !isToday(task))}
              />
              <TaskTable title={t.today.noDue} isMany={isMany} tasks={all.filter(({ due }) => due === null)} />
              {followUps.length > 0 && <FollowUps all={followUps} />}
              {more && <p>{t.today.more}</p>}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

interface TableProps {
  readonly title: string;
  readonly tasks: readonly Task[];
  readonly isMany: boolean;
}

function TaskTable({ title, tasks, isMany }: TableProps) {
  const { t, say, language } = useLanguage();
  const w = useWords(BOARD);
  const desks = useDesks();
  if (tasks.length === 0) return null;
  const nameOf = (id: string): string => {
    const found = desks.data?.desks.find((desk) => desk.id === id);
    return found ? say(found.name) : id;
  };
  return (
    <section className="section">
      <h2>
        {title} <span className="small soft">{t.mine.openAnswers(tasks.length)}</span>
      </h2>
      <ul className="board-cards">
        {tasks.map((task) => (
          <li key={`${task.proposalId}-${task.ask}-${task.departmentId}`} className="card card-link case-card">
            <div className="case-card-head">
              <span className={`chip chip-${task.overdue ? 'error' : 'key'}`}>{say(ASK_WORDS[task.ask])}</span>
              <span>
                {task.overdue && `${w.due.overdue} ・ `}
                {task.due === null ? w.due.stopped : <strong>{t.common.until(showDayOf(task.due, language))}</strong>}
              </span>
            </div>
            <p className="case-card-title">
              <Link href={addressOf('proposal', { id: task.proposalId })} className={CASE_LINK}>
                {task.title || t.today.untitled}
              </Link>
            </p>
            <p className="small soft">
              {isMany && `${nameOf(task.desk)} ・ `}
              {task.referenceNumber !== null && <span className="number">{task.referenceNumber} ・ </span>}
              {task.inCharge !== undefined &&
                `${t.today.inCharge}${t.marks.colon}${task.inCharge?.name ?? t.today.nobody}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FollowUps({ all }: { readonly all: readonly Schemas['OpenFollowUp'][] }) {
  const { t, say, language } = useLanguage();
  return (
    <section className="section">
      <h2>{t.today.followUps}</h2>
      <ul className="board-cards">
        {all.map(({ id, kind, proposalId, title, referenceNumber, openedAt }) => (
          <li key={id} className="card card-link case-card">
            <span className="row">
              <span className="chip chip-quiet">{say(FOLLOW_UP_WORDS[kind])}</span>
            </span>
            <p className="case-card-title">
              <Link href={addressOf('proposal', { id: proposalId })} className={CASE_LINK}>
                {title || t.today.untitled}
              </Link>
            </p>
            <p className="small soft">
              <span className="number">{referenceNumber}</span> ・ {t.common.since(showDayOf(openedAt, language))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notices() {
  const { t, say, language } = useLanguage();
  const queries = useQueryClient();
  const asked = useQuery({
    queryKey: NOTICES,
    queryFn: () => answerOf(api.GET('/notices', { params: { query: { unread: 'true', limit: 20 } } })),
  });
  const { data } = asked;
  const latest = data?.notices[0]?.at;
  return (
    <aside className="section" aria-labelledby="notices-title">
      <h2 id="notices-title">{t.today.noticesTitle}</h2>
      <ListState of={asked} empty={data?.notices.length === 0 ? t.today.noticesEmpty : null} />
      {latest !== undefined && (
        <p>
          <Button
            kind="outline"
            onPress={async () => {
              await answerOf(api.POST('/notices/read', { body: { upTo: latest } }));
              await queries.invalidateQueries({ queryKey: NOTICES });
            }}
          >
            {t.today.markRead}
          </Button>
        </p>
      )}
      <ul className="plain-list">
        {data?.notices.map(({ id, label, at, proposal, urgency }) => (
          <li key={id} className="card case-card">
            <p className="row">
              <span className={`chip chip-${urgency === 'overdue' ? 'error' : 'quiet'}`}>{say(label)}</span>
            </p>
            {proposal && (
              <p>
                <Link href={addressOf('proposal', { id: proposal.id })}>{proposal.title || t.today.untitled}</Link>
              </p>
            )}
            <p className="small soft">{showInstant(at, language)}</p>
          </li>
        ))}
      </ul>
    </aside>
  );
}
