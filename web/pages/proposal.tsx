import { lazy, Suspense } from 'react';
import { Link, useParams } from 'wouter';
import { OUTCOME_WORDS } from '../../domain/outcome-words.js';
import { addressOf } from '../../domain/pages.js';
import { useLanguage } from '../app/language.js';
import { useLiveCase } from '../app/live.js';
import { isWaiting, useDesk, useProposal, type Desk, type Proposal } from '../app/queries.js';
import { desksWith, isGuest, isOfCity, useSession, type Session } from '../app/session.js';
import { PageTitle } from '../app/title.js';
import { Breadcrumbs } from '../parts/breadcrumbs.js';
import { PrintedBy } from '../parts/printed-by.js';
import { Banner, Loaded, Skeleton } from '../parts/states.js';
import { isShown } from '../app/surface.js';
import { Actions } from './portal/case/actions.js';
import { Asked } from './portal/case/asked.js';
import { Consents } from './portal/case/consents.js';
import { Messages } from './portal/case/messages.js';
import { isOwn } from './portal/case/reader.js';
import { Story } from './portal/case/story.js';
import { Submitted } from './portal/case/submitted.js';
import { Where } from './portal/case/where.js';
import { Required } from './sign-in/required.js';

/** A case, as far as the API shows it to who looks: where it is, what is asked of them, and what they can do. */
export default function ProposalPage() {
  const { id = '' } = useParams<{ id: string }>();
  return <Required>{() => <OneCase id={id} />}</Required>;
}

function OneCase({ id }: { readonly id: string }) {
  return (
    <Loaded of={useProposal(id)}>
      {(proposal) => (
        <>
          <Audited proposal={proposal} />
          <Loaded of={useDeskOf(proposal)}>
            {(desk) =>
              isWhole(proposal) && proposal.submitted ? (
                <Suspense fallback={<Skeleton />}>
                  <StaffCase proposal={proposal} desk={desk} />
                </Suspense>
              ) : (
                <Shown proposal={proposal} desk={desk} />
              )
            }
          </Loaded>
        </>
      )}
    </Loaded>
  );
}

/** Who is shown how the city works on a case is one of its own people. */
const isWhole = ({ departments }: Proposal): boolean => departments !== undefined;

/** Loaded by nobody who only comes to see their own proposal. */
const StaffCase = lazy(() => import('./office/case/page.js'));

/** Loaded by auditors alone. */
const ToAudit = lazy(() => import('./office/audit/to-audit.js'));

function Audited({ proposal: { id, desk } }: { readonly proposal: Proposal }) {
  const { session } = useSession();
  if (!desksWith(session, 'auditor').includes(desk)) return null;
  return (
    <Suspense fallback={null}>
      <ToAudit id={id} />
    </Suspense>
  );
}

/** Somebody of another section, whom the proposer lets read it. */
const isFromCity = (proposal: Proposal, session: Session | null | undefined): boolean =>
  !isOwn(proposal) && session !== null && session !== undefined && isOfCity(session);

const useDeskOf = ({ desk, profileVersion }: Proposal) => useDesk(desk, profileVersion);

function Shown({ proposal, desk }: { readonly proposal: Proposal; readonly desk: Desk }) {
  const { t, say } = useLanguage();
  const { session } = useSession();
  const { id, title, referenceNumber, outcome, stageLabel, submitted, content } = proposal;
  const name = title || (submitted ? t.today.untitled : t.form.draftTitle);
  const own = isOwn(proposal);
  const page = isFromCity(proposal, session) ? 'today' : 'mine';
  const text = page === 'today' ? t.site.today : session && isGuest(session) ? t.site.given : t.site.mine;
  const way = isShown(page) ? [{ text, address: addressOf(page) }] : [];
  useLiveCase(id);
  return (
    <>
      <Breadcrumbs way={way} here={referenceNumber ?? name} />
      <div className="stack-wide">
        <div className="stack">
          <PrintedBy desk={desk} />
          <div className="row">
            <span className="chip chip-key">{outcome ? say(OUTCOME_WORDS[outcome]) : say(stageLabel)}</span>
            {referenceNumber !== null && (
              <span className="number">
                {t.form.number}
                {t.marks.colon}
                {referenceNumber}
              </span>
            )}
          </div>
          <PageTitle text={name} />
        </div>
        {isWaiting(proposal) && (
          <Banner kind="key" live>
            <p>{t.proposal.waitingToBeDecided}</p>
          </Banner>
        )}
        {!submitted && !isWaiting(proposal) && (
          <Banner kind="key">
            <p>{t.proposal.draftStill}</p>
            <p>
              <Link href={addressOf('draft', { id })} className="button button-solid">
                {t.proposal.resume}
              </Link>
            </p>
          </Banner>
        )}
        {submitted && (
          <>
            <Asked proposal={proposal} desk={desk} />
            <Where proposal={proposal} desk={desk} />
            <Actions proposal={proposal} desk={desk} />
            {own && <Messages proposal={proposal} desk={desk} />}
            <Story proposal={proposal} desk={desk} />
            {Object.keys(content).length > 0 && <Submitted proposal={proposal} desk={desk} />}
            {own && <Consents proposal={proposal} desk={desk} />}
          </>
        )}
      </div>
    </>
  );
}
