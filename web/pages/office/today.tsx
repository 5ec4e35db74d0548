import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { ASK_WORDS } from '../../../domain/ask-words.js';
import { tokyoDay } from '../../../domain/calendar.js';
import { addressOf } from '../../../domain/pages.js';
import { answerOf, api, type Schemas } from '../../app/client.js';
import { useLanguage } from '../../app/language.js';
import { PageTitle } from '../../app/title.js';
import { Button } from '../../parts/button.js';
import { RadioField } from '../../parts/fields.js';
import { Empty, FailureBanner, Loaded, Skeleton } from '../../parts/states.js';
import { showDay, showDayOf, showFiscalYear, showInstant, today } from '../../words/dates.js';
import { Required } from '../sign-in/required.js';

type Task = Schemas['Task'];
const INBOXES = ['all', 'mine', 'department', 'unclaimed'] as const;
type Inbox = (typeof INBOXES)[number];

/** What must I do today? */
export default function TodayPage() {
  return <Required>{() => <Today />}</Required>;
}

function Today() {
  const { t, language } = useLanguage();
  const day = today();
  return (
    <div className="stack-wide">
      <div>
        <PageTitle text={t.today.title} />
        <p className="soft">
          {showDay(day, language)} ・ {showFiscalYear(day, language)}
        </p>
      </div>
      <div className="with-side">
        <Tasks />
        <Notices />
      </div>
    </div>
  );
}

function Tasks() {
  const { t } = useLanguage();
  const [inbox, setInbox] = useState<Inbox>('all');
  const words: Readonly<Record<Inbox, string>> = {
    all: t.today.all,
    mine: t.today.mine,
    department: t.today.ofSection,
    unclaimed: t.today.unclaimed,
  };
  const tasks = useQuery({
    queryKey: ['tasks', inbox],
    queryFn: () => answerOf(api.GET('/tasks', { params: { query: { inbox } } })),
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
              <TaskTable title={t.today.overdue} tasks={all.filter(({ overdue }) => overdue)} />
              <TaskTable title={t.today.dueToday} tasks={all.filter(isToday)} />
              <TaskTable
                title={t.today.later}
                tasks={all.filter((task) => !task.overdue && task.due !== null && !isToday(task))}
              />
              <TaskTable title={t.today.noDue} tasks={all.filter(({ due }) => due === null)} />
              {followUps.length > 0 && <FollowUps all={followUps} />}
              {more && <p>{t.today.more}</p>}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

function TaskTable({ title, tasks }: { readonly title: string; readonly tasks: readonly Task[] }) {
  const { t, say, language } = useLanguage();
  if (tasks.length === 0) return null;
  return (
    <section className="section">
      <h2>
        {title} <span className="small soft">{t.mine.openAnswers(tasks.length)}</span>
      </h2>
      <ul className="plain-list">
        {tasks.map((task) => (
          <li key={`${task.proposalId}-${task.ask}-${task.departmentId}`} className="card card-link">
            <div className="row">
              <span className={`chip chip-${task.overdue ? 'error' : 'key'}`}>{say(ASK_WORDS[task.ask])}</span>
              {task.due !== null && <strong>{t.common.until(showDayOf(task.due, language))}</strong>}
            </div>
            <h3>
              <Link href={addressOf('proposal', { id: task.proposalId })}>{task.title || t.today.untitled}</Link>
            </h3>
            <p className="small soft">
              {task.referenceNumber !== null && <span className="number">{task.referenceNumber} ・ </span>}
              {task.inCharge !== undefined && `${t.today.inCharge}：${task.inCharge?.name ?? t.today.nobody}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function FollowUps({ all }: { readonly all: readonly Schemas['OpenFollowUp'][] }) {
  const { t, language } = useLanguage();
  return (
    <section className="section">
      <h2>{t.today.followUps}</h2>
      <ul className="plain-list">
        {all.map(({ id, kind, proposalId, title, referenceNumber, openedAt }) => (
          <li key={id} className="card card-link">
            <span className="row">
              <span className="chip chip-quiet">{t.today.followUpKinds[kind]}</span>
            </span>
            <h3>
              <Link href={addressOf('proposal', { id: proposalId })}>{title || t.today.untitled}</Link>
            </h3>
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
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['notices'],
    queryFn: () => answerOf(api.GET('/notices', { params: { query: { unread: 'true', limit: 20 } } })),
  });
  const latest = data?.notices[0]?.at;
  return (
    <aside className="section" aria-labelledby="notices-title">
      <h2 id="notices-title">{t.today.noticesTitle}</h2>
      {isPending && <Skeleton />}
      {error && <FailureBanner error={error} onAgain={refetch} />}
      {data && data.notices.length === 0 && (
        <Empty>
          <p>{t.today.noticesEmpty}</p>
        </Empty>
      )}
      {latest !== undefined && (
        <p>
          <Button
            kind="outline"
            onPress={async () => {
              await answerOf(api.POST('/notices/read', { body: { upTo: latest } }));
              await queries.invalidateQueries({ queryKey: ['notices'] });
            }}
          >
            {t.today.markRead}
          </Button>
        </p>
      )}
      <ul className="plain-list">
        {data?.notices.map(({ id, label, at, proposal, urgency }) => (
          <li key={id} className="card">
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
