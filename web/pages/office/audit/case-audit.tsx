import { Link, useParams } from 'wouter';
import { addressOf } from '../../../../domain/pages.js';
import { Refused, type Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { useDesk, useProposal, type Desk, type Proposal } from '../../../app/queries.js';
import type { Session } from '../../../app/session.js';
import { PageTitle } from '../../../app/title.js';
import { Breadcrumbs } from '../../../parts/breadcrumbs.js';
import { Button } from '../../../parts/button.js';
import { Banner, FailureBanner, Loaded, NotFound, Skeleton } from '../../../parts/states.js';
import { AUDIT_WORDS } from '../../../words/audit.js';
import { showInstant, showMoment } from '../../../words/dates.js';
import { Required } from '../../sign-in/required.js';
import { mayCall, RoomNav } from '../rooms.js';
import { useChain, useDepartmentsOf, useHistory, useToldOfCase } from './audit-queries.js';
import { Comparison } from './comparison.js';
import { Events } from './events.js';
import { JoinedList } from './joined-list.js';
import type { Speech } from './lines.js';
import { Reads } from './reads.js';
import '../../../styles/audit.css';

/** Everything that three books say of one case, compared; and who read it. */
export default function CaseAuditPage() {
  const { id = '' } = useParams<{ id: string }>();
  return <Required>{(session) => <OneCase id={id} session={session} />}</Required>;
}

function OneCase({ id, session }: { readonly id: string; readonly session: Session }) {
  return (
    <Loaded of={useProposal(id)}>
      {(proposal) =>
        mayCall(session, proposal.desk, 'GET /audit/desks/{desk}/people/{personId}') ? (
          <OfDesk proposal={proposal} />
        ) : (
          <NotFound />
        )
      }
    </Loaded>
  );
}

function OfDesk({ proposal }: { readonly proposal: Proposal }) {
  return (
    <Loaded of={useDesk(proposal.desk, proposal.profileVersion)}>
      {(desk) => <CaseAudit proposal={proposal} desk={desk} />}
    </Loaded>
  );
}

function useSpeech(desk: Desk): Speech {
  const w = useWords(AUDIT_WORDS);
  const { t, say, language } = useLanguage();
  const departments = useDepartmentsOf(desk.id);
  const stages: Readonly<Record<string, Schemas['Words']>> = desk.terms.stages;
  return {
    w,
    say,
    nameSide: (side, departmentId) => {
      const known = departments.data?.departments.find(({ id }) => id === departmentId);
      if (known) return say(known.name);
      if (side === 'expert') return t.proposal.ballExpert;
      return say(side === 'desk' ? desk.desk.name : desk.terms[side]);
    },
    nameStage: (stage) => (stages[stage] ? say(stages[stage]) : stage === 'closed' ? w.cases.states.closed : stage),
    nameType: (type) => {
      const known = desk.proposal_types.find(({ code }) => code === type);
      return known ? say(known.label) : type;
    },
    nameConsent: (code) => {
      const known = desk.consents.find((consent) => consent.code === code);
      return known ? say(known) : code;
    },
    showMoment: (instant) => showMoment(instant, language),
  };
}

function CaseAudit({ proposal, desk }: { readonly proposal: Proposal; readonly desk: Desk }) {
  const { id, title, referenceNumber } = proposal;
  const w = useWords(AUDIT_WORDS);
  const { t, language } = useLanguage();
  const speech = useSpeech(desk);
  const history = useHistory(id);
  const chain = useChain(id);
  const notices = useToldOfCase(id);
  const asOf = new Date(chain.dataUpdatedAt).toISOString();
  return (
    <>
      <RoomNav desk={desk.id} />
      <Breadcrumbs
        way={[{ text: w.title, address: addressOf('audit', { desk: desk.id }) }]}
        here={referenceNumber ?? title}
      />
      <div className="stack-wide">
        <div className="stack">
          <div>
            <p className="soft">
              {w.ofCase.title}
              {referenceNumber !== null && <span className="number"> {referenceNumber}</span>}
            </p>
            <PageTitle text={title || t.today.untitled} />
          </div>
          <p className="row">
            <Link href={addressOf('proposal', { id })}>{w.ofCase.toCase}</Link>
            {chain.data && <span className="small soft">{w.ofCase.madeAt(showInstant(asOf, language))}</span>}
          </p>
        </div>
        <section className="section">
          <h2>{w.ofCase.summary}</h2>
          <div className="verdicts">
            <HistoryVerdict of={history} />
            <Loaded of={chain}>{(read) => <ChainVerdict chain={read} />}</Loaded>
          </div>
          {history.data && <Openings history={history.data} />}
        </section>
        {history.data && <Comparison history={history.data} speech={speech} />}
        {chain.error && <FailureBanner error={chain.error} onAgain={chain.refetch} />}
        {notices.error && <FailureBanner error={notices.error} onAgain={notices.refetch} />}
        {chain.data && notices.data && !history.isPending ? (
          <JoinedList
            proposal={proposal}
            books={{ chain: chain.data.entries, history: history.data ?? null, notices: notices.data }}
            standing={{ length: chain.data.length, head: chain.data.head, valid: chain.data.valid, readAt: asOf }}
            speech={speech}
          />
        ) : (
          !chain.error && !notices.error && <Skeleton />
        )}
        <Reads id={id} known={chain.data?.entries ?? []} />
        {history.data && <Events history={history.data} />}
      </div>
    </>
  );
}

function HistoryVerdict({ of: history }: { readonly of: ReturnType<typeof useHistory> }) {
  const { ofCase: w } = useWords(AUDIT_WORDS);
  const again = (
    <p className="not-printed">
      <Button kind="outline" onPress={async () => void (await history.refetch())}>
        {w.again}
      </Button>
    </p>
  );
  if (history.isPending) {
    return (
      <div>
        <p role="status">{w.reading}</p>
        <Skeleton />
      </div>
    );
  }
  if (history.error) {
    if (!(history.error instanceof Refused && history.error.code === 'TEMPORAL_UNAVAILABLE')) {
      return <FailureBanner error={history.error} onAgain={history.refetch} />;
    }
    return (
      <Banner kind="warning" title={w.temporalDown} live>
        <p>{w.temporalDownBody}</p>
        {again}
      </Banner>
    );
  }
  const { commands, unmatchedSignals } = history.data;
  const differing = commands.filter(({ agrees }) => !agrees).length;
  return (
    <Banner kind={differing === 0 ? 'success' : 'error'} title={differing === 0 ? w.agrees : w.differs}>
      <p>{differing === 0 ? w.agreesBody(commands.length) : w.differsBody(differing)}</p>
      {unmatchedSignals.length > 0 && <p>{w.unmatched(unmatchedSignals.length)}</p>}
      {again}
    </Banner>
  );
}

function ChainVerdict({
  chain: { valid, length, head },
}: {
  readonly chain: { valid: boolean; length: number; head: string };
}) {
  const { ofCase: w } = useWords(AUDIT_WORDS);
  const { t } = useLanguage();
  return (
    <Banner
      kind={valid ? 'success' : 'error'}
      title={`${w.chain}${t.marks.colon}${valid ? w.chainValid : w.chainBroken}`}
    >
      <p>{valid ? w.chainValidBody(length) : w.chainBrokenBody}</p>
      <p className="small">
        {w.head}
        <br />
        <code>{head}</code>
      </p>
    </Banner>
  );
}

function Openings({ history }: { readonly history: Schemas['CaseAudit'] }) {
  const { ofCase: w } = useWords(AUDIT_WORDS);
  const { t } = useLanguage();
  const runs: Readonly<Record<string, string>> = w.runs;
  return (
    <dl className="facts small">
      {history.openings.map(({ opening, workflowId, status, whole }) => (
        <div key={opening} className="fact">
          <dt>
            {w.openings} {w.opening(opening)}
          </dt>
          <dd>
            <code>{workflowId}</code> {status === null ? w.gone : (runs[status] ?? status)}
            {!whole && status !== null && `${t.marks.open}${w.notWhole}${t.marks.close}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
