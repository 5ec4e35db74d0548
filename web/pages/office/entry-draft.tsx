import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { CHANNEL_WORDS } from '../../../domain/intake-words.js';
import { addressOf } from '../../../domain/pages.js';
import { useLanguage, useWords } from '../../app/language.js';
import { ofDeskKey } from '../../app/live.js';
import { isWaiting, useDesk, useProposal, useTimeline, type Desk, type Proposal } from '../../app/queries.js';
import { PageTitle } from '../../app/title.js';
import { DraftForm } from '../../form/draft-form.js';
import { Receipt } from '../../form/receipt.js';
import { Breadcrumbs } from '../../parts/breadcrumbs.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { Loaded } from '../../parts/states.js';
import { useAsking } from '../../parts/asking.js';
import { showDay } from '../../words/dates.js';
import { ENTRY } from '../../words/entry.js';
import { forgetReceived, ReceivedFields, useReceived } from './entry/received.js';
import { Room } from './room.js';

/** What was begun for a visitor, under an address of its own; and the receipt for them as soon as it was handed in. */
export default function EntryDraftPage() {
  const { id = '' } = useParams<{ id: string }>();
  return <Room needs="POST /desks/{desk}/proposals">{() => <OneEntry id={id} />}</Room>;
}

function OneEntry({ id }: { readonly id: string }) {
  return (
    <Loaded of={useProposal(id)}>
      {(proposal) => (
        <OfVersion proposal={proposal}>
          {(desk) =>
            proposal.submitted || isWaiting(proposal) ? (
              <ForVisitor proposal={proposal} desk={desk} />
            ) : (
              <Writing key={id} proposal={proposal} desk={desk} />
            )
          }
        </OfVersion>
      )}
    </Loaded>
  );
}

function OfVersion({
  proposal,
  children,
}: {
  readonly proposal: Proposal;
  readonly children: (desk: Desk) => ReactNode;
}) {
  return <Loaded of={useDesk(proposal.desk, proposal.profileVersion)}>{children}</Loaded>;
}

interface Props {
  readonly proposal: Proposal;
  readonly desk: Desk;
}

const PREFIX = 'onBehalfOf.';

function Writing({ proposal, desk }: Props) {
  const w = useWords(ENTRY);
  const queries = useQueryClient();
  const [received, setReceived] = useReceived(proposal.id);
  const sending = useAsking('received', { evidence: w.evidence, occurredOn: w.occurredOn }, PREFIX);
  return (
    <>
      <Breadcrumbs way={[{ text: w.title, address: addressOf('entry', { desk: desk.id }) }]} here={w.draftTitle} />
      <div className="stack">
        <PageTitle text={w.draftTitle} />
        <DraftForm
          proposal={proposal}
          desk={desk}
          submitLabel={w.submit}
          submitLead={w.submitLead}
          envelope={() => {
            void queries.invalidateQueries({ queryKey: ofDeskKey(desk.id, 'drafts') });
            const { evidence, occurredOn } = received;
            return sending.lacks({ evidence, occurredOn })
              ? null
              : { onBehalfOf: { party: 'proposer', evidence }, occurredOn };
          }}
          onRefused={(error) => void sending.send(() => Promise.reject(error))}
          atReview={
            <section className="section">
              <h3>{w.atReview}</h3>
              <ErrorSummary faults={sending.faults.filter(({ name }) => name !== null)} />
              <ReceivedFields received={received} onChange={setReceived} sending={sending} />
            </section>
          }
        />
      </div>
    </>
  );
}

function ForVisitor({ proposal, desk }: Props) {
  const w = useWords(ENTRY);
  const { say, language } = useLanguage();
  useEffect(() => forgetReceived(proposal.id), [proposal.id]);
  const timeline = useTimeline(proposal.id);
  const handedIn = timeline.data?.entries.find(({ kind }) => kind === 'submit');
  const channel = Object.entries(CHANNEL_WORDS).find(([code]) => code === proposal.channel)?.[1];
  return (
    <Receipt
      proposal={proposal}
      desk={desk}
      lead={w.printLead}
      lines={
        <>
          {channel && (
            <>
              <dt>{w.channel}</dt>
              <dd>{say(channel)}</dd>
            </>
          )}
          {handedIn?.occurredOn !== undefined && handedIn.occurredOn !== null && (
            <>
              <dt>{w.occurredOn}</dt>
              <dd>{showDay(handedIn.occurredOn, language)}</dd>
            </>
          )}
        </>
      }
    >
      <Link href={addressOf('proposal', { id: proposal.id })} className="button button-solid">
        {w.toCase}
      </Link>
      <Link href={addressOf('entry', { desk: desk.id })} className="button button-outline">
        {w.next}
      </Link>
    </Receipt>
  );
}
