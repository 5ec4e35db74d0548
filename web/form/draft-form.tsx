import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { answerOf, api, Refused, type Schemas } from '../app/client.js';
import { useOnce } from '../app/keys.js';
import { useLanguage } from '../app/language.js';
import { proposalKey, type Desk, type Proposal } from '../app/queries.js';
import { Button } from '../parts/button.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Banner, FailureBanner, useReason } from '../parts/states.js';
import { showTime } from '../words/dates.js';
import { ProposalForm } from './proposal-form.js';
import { useDraft } from './use-draft.js';

type Envelope = Pick<Schemas['Command_submit'], 'onBehalfOf' | 'occurredOn'>;

const OF_ENVELOPE = /^(onBehalfOf|occurredOn)\b/;

interface DraftFormProps {
  readonly proposal: Proposal;
  readonly desk: Desk;
  readonly submitLabel: string;
  readonly submitLead: string;
  /** What goes round the content when it is handed in for somebody else. Null: something of it is missing yet. */
  readonly envelope?: () => Envelope | null;
  /** What the API has against the envelope. */
  readonly onRefused?: (error: Refused) => void;
  /** Asked for beside the content, where all of it is looked through once more. */
  readonly atReview?: ReactNode;
}

/** The form of a draft: saves itself, and is handed in at its end. */
export function DraftForm({ proposal, desk, envelope, onRefused, ...shown }: DraftFormProps) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const draft = useDraft(proposal);
  const once = useOnce();
  const [failure, setFailure] = useState<unknown>(null);
  const { id, kind, type } = proposal;

  const submit = async () => {
    setFailure(null);
    const faults = await draft.save();
    if (faults === null || faults.length > 0) return faults;
    const around = envelope ? envelope() : {};
    if (around === null) return null;
    try {
      const body = { kind: 'submit', input: {}, ...around } as const;
      await once(body, (key) => {
        const params = { path: { id }, header: { 'Idempotency-Key': key } };
        return answerOf(api.POST('/proposals/{id}/commands', { params, body }));
      });
      await queries.invalidateQueries({ queryKey: proposalKey(id) });
      window.scrollTo({ top: 0 });
      return null;
    } catch (error) {
      if (error instanceof Refused) onRefused?.(error);
      const errors = error instanceof Refused ? (error.problem?.errors ?? []) : [];
      const ofContent = errors.filter(({ field }) => !OF_ENVELOPE.test(field));
      if (ofContent.length > 0) return ofContent;
      if (errors.length === 0 || !onRefused) setFailure(error);
      return null;
    }
  };

  return (
    <ProposalForm
      {...shown}
      desk={desk}
      asked={{ kind, type }}
      content={draft.content}
      onContent={draft.write}
      check={draft.save}
      onSubmit={submit}
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
  );
}

function Saved({ draft: { saving, save, keepMine, takeTheirs } }: { readonly draft: ReturnType<typeof useDraft> }) {
  const { t } = useLanguage();
  const reason = useReason();
  if (saving.state === 'overtaken') {
    return (
      <Banner kind="warning" title={t.form.overtaken} live>
        <p>{reason(saving.error)}</p>
        <p>{t.form.overtakenBody}</p>
        <p className="row">
          <Button onPress={keepMine}>{t.form.keepMine}</Button>
          <ConfirmButton kind="outline" label={t.form.takeTheirs} title={t.form.takeTheirs} onConfirm={takeTheirs}>
            <p>{t.form.takeTheirsBody}</p>
          </ConfirmButton>
        </p>
      </Banner>
    );
  }
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
