import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { addressOf } from '../../../domain/pages.js';
import { answerOf, api, Refused } from '../../app/client.js';
import { newKey } from '../../app/keys.js';
import { useLanguage } from '../../app/language.js';
import { isWaiting, proposalKey, useDesk, useProposal, type Desk, type Proposal } from '../../app/queries.js';
import { PageTitle } from '../../app/title.js';
import { Breadcrumbs } from '../../parts/breadcrumbs.js';
import { Banner, FailureBanner, Loaded, useReason } from '../../parts/states.js';
import { showInstant, showTime } from '../../words/dates.js';
import { Required } from '../sign-in/required.js';
import { ProposalForm } from './form/proposal-form.js';
import { useDraft } from './form/use-draft.js';

/** A draft, under an address to which its author can always come back; and the receipt as soon as it was handed in. */
export default function DraftPage() {
  const { id = '' } = useParams<{ id: string }>();
  return <Required>{() => <Draft id={id} />}</Required>;
}

function Draft({ id }: { readonly id: string }) {
  return (
    <Loaded of={useProposal(id)}>
      {(proposal) =>
        proposal.submitted || isWaiting(proposal) ? <Receipt proposal={proposal} /> : <WithDesk proposal={proposal} />
      }
    </Loaded>
  );
}

function WithDesk({ proposal }: { readonly proposal: Proposal }) {
  return (
    <Loaded of={useDesk(proposal.desk, proposal.profileVersion)}>
      {(desk) => <Editor key={proposal.id} proposal={proposal} desk={desk} />}
    </Loaded>
  );
}

function Editor({ proposal, desk }: { readonly proposal: Proposal; readonly desk: Desk }) {
  const { t, say } = useLanguage();
  const queries = useQueryClient();
  const draft = useDraft(proposal);
  const [key] = useState(newKey);
  const [failure, setFailure] = useState<unknown>(null);
  const { id, kind, type } = proposal;
  const title = kind === 'proposal' ? t.form.draftTitle : t.form.consultationTitle;
  const deskName = `${say(desk.municipality.name)} ${say(desk.desk.name)}`;

  const submit = async () => {
    setFailure(null);
    const faults = await draft.save();
    if (faults === null || faults.length > 0) return faults;
    try {
      await answerOf(
        api.POST('/proposals/{id}/commands', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
          body: { kind: 'submit', input: {} },
        }),
      );
      await queries.invalidateQueries({ queryKey: proposalKey(id) });
      window.scrollTo({ top: 0 });
      return null;
    } catch (error) {
      const errors = error instanceof Refused ? (error.problem?.errors ?? []) : [];
      if (errors.length > 0) return errors;
      setFailure(error);
      return null;
    }
  };

  return (
    <>
      <Breadcrumbs
        way={[
          { text: t.site.home, address: addressOf('desks') },
          { text: deskName, address: addressOf('desk', { desk: desk.id }) },
        ]}
        here={title}
      />
      <div className="stack">
        <PageTitle text={title} />
        <p className="soft">{deskName}</p>
        <ProposalForm
          desk={desk}
          asked={{ kind, type }}
          content={draft.content}
          onContent={draft.write}
          check={draft.save}
          onSubmit={submit}
          submitLabel={t.form.submit}
          submitLead={t.form.submitLead}
        >
          <div className="stack-tight">
            {draft.isRestored && (
              <Banner kind="key">
                <p>{t.form.restored}</p>
              </Banner>
            )}
            <Saved draft={draft} />
            {failure !== null && <FailureBanner error={failure} />}
          </div>
        </ProposalForm>
      </div>
    </>
  );
}

function Saved({ draft: { saving, save } }: { readonly draft: ReturnType<typeof useDraft> }) {
  const { t } = useLanguage();
  const reason = useReason();
  if (saving.state === 'failed') {
    return (
      <Banner kind="warning" live>
        <p>
          {t.form.saveFailed} {reason(saving.error)}
        </p>
        <p>
          <button type="button" className="button button-outline" onClick={() => void save()}>
            {t.common.tryAgain}
          </button>
        </p>
      </Banner>
    );
  }
  return (
    <p className="saved-note" role="status">
      {saving.state === 'saving' && t.form.saving}
      {saving.state === 'changed' && t.form.notSaved}
      {saving.state === 'saved' && (saving.at === null ? t.form.resumeLink : t.form.saved(showTime(saving.at)))}
    </p>
  );
}

/** It holds what the API acknowledged, whether or not anything behind it has gone on yet. */
function Receipt({ proposal }: { readonly proposal: Proposal }) {
  const { t, language } = useLanguage();
  const { id, kind, referenceNumber, receivedAt, receipt, title } = proposal;
  return (
    <div className="stack reading">
      <PageTitle text={kind === 'proposal' ? t.form.submitted : t.form.consultationSubmitted} />
      <Banner kind="success" title={t.form.receipt} live>
        <dl className="facts">
          <dt>{t.form.number}</dt>
          <dd className="number">
            <strong>{referenceNumber ?? t.form.numberLater}</strong>
          </dd>
          <dt>{t.today.caseTitle}</dt>
          <dd>{title}</dd>
          <dt>{t.form.receivedAt}</dt>
          <dd>{receivedAt === null ? t.form.numberLater : showInstant(receivedAt, language)}</dd>
          {receipt && (
            <>
              <dt>{t.form.chainHead}</dt>
              <dd>
                <code className="number">{receipt.head}</code>
              </dd>
            </>
          )}
        </dl>
        {receipt && <p className="small soft">{t.form.chainHeadSupport}</p>}
      </Banner>
      <p className="row">
        <Link href={addressOf('proposal', { id })} className="button button-solid">
          {t.form.toCase}
        </Link>
        <button type="button" className="button button-outline" onClick={() => window.print()}>
          {t.common.print}
        </button>
      </p>
    </div>
  );
}
