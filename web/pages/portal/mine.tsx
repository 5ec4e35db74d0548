import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ASK_WORDS } from '../../../domain/ask-words.js';
import { OUTCOME_WORDS } from '../../../domain/outcome-words.js';
import { addressOf } from '../../../domain/pages.js';
import { answerOf, api, type Schemas } from '../../app/client.js';
import { useLanguage } from '../../app/language.js';
import { TASKS } from '../../app/live.js';
import { readMine } from '../../app/queries.js';
import { desksWith, isGuest, type Session } from '../../app/session.js';
import { PageTitle } from '../../app/title.js';
import { Empty, FailureBanner, Loaded, Skeleton } from '../../parts/states.js';
import { showDayOf } from '../../words/dates.js';
import { Required } from '../sign-in/required.js';

type Row = Schemas['ProposalRow'];

/** What somebody from outside the city has to do with, over all desks: first what waits for them. */
export default function MinePage() {
  return (
    <Required>
      {(session) => (
        <div className="stack-wide">
          {isGuest(session) ? <GuestTitle /> : <Mine session={session} />}
          {desksWith(session, 'expert').length > 0 && <AskedOfExpert />}
          {desksWith(session, 'partner').length > 0 && <PassedOn session={session} />}
        </div>
      )}
    </Required>
  );
}

function GuestTitle() {
  const { t } = useLanguage();
  return <PageTitle text={t.site.given} />;
}

function useLists(desks: readonly string[]) {
  const lists = useQueries({
    queries: desks.map((desk) => ({ queryKey: ['mine', desk], queryFn: () => readMine(desk) })),
  });
  return {
    rows: lists.flatMap(({ data }) => data?.proposals ?? []),
    failed: lists.find(({ error }) => error),
    isPending: lists.some((list) => list.isPending),
  };
}

/** Whatever somebody has begun or handed in. */
function Mine({ session }: { readonly session: Session }) {
  const { t } = useLanguage();
  const { rows, failed, isPending } = useLists(desksWith(session, 'proposer', 'proposer_viewer'));
  const drafts = rows.filter(({ submitted }) => !submitted);
  const open = rows
    .filter(({ submitted, closed }) => submitted && !closed)
    .toSorted((a, b) => Number(awaitsProposer(b)) - Number(awaitsProposer(a)));
  const closed = rows.filter((row) => row.closed);
  return (
    <>
      <div className="row">
        <PageTitle text={t.mine.title} />
        <Link href={addressOf('colleagues')}>{t.mine.people}</Link>
      </div>
      {failed && <FailureBanner error={failed.error} onAgain={() => failed.refetch()} />}
      {isPending ? (
        <Skeleton />
      ) : rows.length === 0 ? (
        <Empty>
          <p>{t.mine.empty}</p>
          <p>
            <Link href={addressOf('desks')} className="button button-solid">
              {t.mine.toDesks}
            </Link>
          </p>
        </Empty>
      ) : (
        <>
          <List title={t.mine.open} rows={open} />
          <List title={t.mine.drafts} rows={drafts} />
          <List title={t.mine.closed} rows={closed} />
        </>
      )}
    </>
  );
}

/** An expert knows the question, and not the proposal. */
function AskedOfExpert() {
  const { t, say, language } = useLanguage();
  const tasks = useQuery({
    queryKey: [...TASKS, 'all'],
    queryFn: () => answerOf(api.GET('/tasks', { params: { query: { inbox: 'all' } } })),
  });
  return (
    <section className="section">
      <h2>{t.mine.asked}</h2>
      <Loaded of={tasks}>
        {({ tasks: all }) => {
          const asked = all.filter(({ holder }) => holder === 'expert');
          if (asked.length === 0) {
            return (
              <Empty>
                <p>{t.mine.askedNothing}</p>
              </Empty>
            );
          }
          return (
            <ul className="plain-list">
              {asked.map(({ proposalId, ask, due, referenceNumber, since }) => (
                <li key={proposalId} className="card card-link card-asking">
                  <div className="row">
                    <h3>
                      <Link href={addressOf('proposal', { id: proposalId })}>
                        {say(ASK_WORDS[ask])} <span className="number">{referenceNumber}</span>
                      </Link>
                    </h3>
                    <strong>{due === null ? t.common.noDue : t.common.until(showDayOf(due, language))}</strong>
                  </div>
                  <p className="small soft">{t.common.since(showDayOf(since, language))}</p>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}

/** What proposers let a desk pass on to a partner municipality. */
function PassedOn({ session }: { readonly session: Session }) {
  const { t } = useLanguage();
  const own = desksWith(session, 'proposer', 'proposer_viewer');
  const { rows, failed, isPending } = useLists(desksWith(session, 'partner').filter((desk) => !own.includes(desk)));
  if (failed) return <FailureBanner error={failed.error} onAgain={() => failed.refetch()} />;
  if (isPending) return <Skeleton />;
  if (rows.length > 0) return <List title={t.mine.passedOn} rows={rows} isMine={false} />;
  return (
    <section className="section">
      <h2>{t.mine.passedOn}</h2>
      <Empty>
        <p>{t.mine.passedOnNothing}</p>
      </Empty>
    </section>
  );
}

const awaitsProposer = ({ ball, closed }: Row): boolean => ball?.holder === 'proposer' && !closed;

interface ListProps {
  readonly title: string;
  readonly rows: readonly Row[];
  /** What awaits its proposer awaits whoever looks at the list. */
  readonly isMine?: boolean;
}

function List({ title, rows, isMine = true }: ListProps) {
  const { t, say, language } = useLanguage();
  if (rows.length === 0) return null;
  return (
    <section className="section">
      <h2>
        {title}
        <span className="soft small"> {t.mine.openAnswers(rows.length)}</span>
      </h2>
      <ul className="plain-list">
        {rows.map((row) => {
          const { id, submitted, closed, outcome, due, referenceNumber, receivedAt, createdAt } = row;
          const isMyTurn = isMine && awaitsProposer(row);
          return (
            <li key={id} className={`card card-link ${isMyTurn ? 'card-asking' : ''}`}>
              <div className="row">
                <span className="chip chip-quiet">{outcome ? say(OUTCOME_WORDS[outcome]) : say(row.stageLabel)}</span>
                {isMyTurn && <span className="chip chip-warning">{t.mine.yourTurn}</span>}
                {due !== null && !closed && isMyTurn && <strong>{t.common.until(showDayOf(due, language))}</strong>}
              </div>
              <h3>
                <Link href={addressOf(submitted ? 'proposal' : 'draft', { id })}>{row.title || t.form.draftTitle}</Link>
              </h3>
              <p className="small soft">
                {referenceNumber !== null && <span className="number">{referenceNumber} ・ </span>}
                {receivedAt === null
                  ? t.mine.beganOn(showDayOf(createdAt, language))
                  : t.mine.receivedOn(showDayOf(receivedAt, language))}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
