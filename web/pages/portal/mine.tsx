import { useQueries } from '@tanstack/react-query';
import { Link } from 'wouter';
import { OUTCOME_WORDS } from '../../../domain/outcome-words.js';
import { addressOf } from '../../../domain/pages.js';
import type { Schemas } from '../../app/client.js';
import { useLanguage } from '../../app/language.js';
import { readMine } from '../../app/queries.js';
import { desksWith, type Session } from '../../app/session.js';
import { PageTitle } from '../../app/title.js';
import { Empty, FailureBanner, Skeleton } from '../../parts/states.js';
import { showDayOf } from '../../words/dates.js';
import { Required } from '../sign-in/required.js';

type Row = Schemas['ProposalRow'];

/** Whatever somebody has begun or handed in, over all desks: first what waits for them. */
export default function MinePage() {
  return <Required>{(session) => <Mine session={session} />}</Required>;
}

function Mine({ session }: { readonly session: Session }) {
  const { t } = useLanguage();
  const desks = desksWith(session, 'proposer', 'proposer_viewer');
  const lists = useQueries({
    queries: desks.map((desk) => ({ queryKey: ['mine', desk], queryFn: () => readMine(desk) })),
  });
  const rows = lists.flatMap(({ data }) => data?.proposals ?? []);
  const failed = lists.find(({ error }) => error);
  const drafts = rows.filter(({ submitted }) => !submitted);
  const open = rows.filter(({ submitted, closed }) => submitted && !closed);
  const closed = rows.filter((row) => row.closed);
  return (
    <div className="stack-wide">
      <div className="row">
        <PageTitle text={t.mine.title} />
        <Link href={addressOf('colleagues')}>{t.mine.people}</Link>
      </div>
      {failed && <FailureBanner error={failed.error} onAgain={() => failed.refetch()} />}
      {lists.some(({ isPending }) => isPending) ? (
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
    </div>
  );
}

function List({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
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
          const { id, submitted, closed, outcome, ball, due, referenceNumber, receivedAt, createdAt } = row;
          const isMyTurn = ball?.holder === 'proposer' && !closed;
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
