import { useState, type ReactNode } from 'react';
import type { Schemas } from '../../../app/client.js';
import { Refused } from '../../../app/client.js';
import { useGive, type Giving } from '../../../app/give.js';
import { useLanguage } from '../../../app/language.js';
import { Button } from '../../../parts/button.js';
import { ConfirmButton } from '../../../parts/confirm-button.js';
import { ErrorSummary, type Fault } from '../../../parts/error-summary.js';
import { useFaults } from '../../../parts/faults.js';
import { ChecksField, RadioField, TextField } from '../../../parts/fields.js';
import { useSending } from '../../../parts/sending.js';
import { Banner } from '../../../parts/states.js';
import { ProposalForm } from '../../../form/proposal-form.js';
import type { Content } from '../../../form/content.js';
import { forgetContent, useKeptContent } from '../../../form/kept.js';
import type { CaseProps } from '../../case-props.js';

type Kind = Schemas['CommandKind'];
type FieldError = Schemas['FieldError'];

/** A command that somebody from outside the city gives, with its form. Which of them are open now, the API says. */
const FORMS: Partial<Readonly<Record<Kind, (props: ActionProps) => ReactNode>>> = {
  resubmit: Resubmit,
  answer_protection: AnswerProtection,
  consent_to_agreement: ConsentToAgreement,
  convert: Convert,
  record_advice: Advise,
  mark_protected: MarkProtected,
  withdraw: Withdraw,
};

interface ActionProps extends CaseProps {
  readonly giving: Giving;
}

export function Actions({ proposal, desk }: CaseProps) {
  const { t } = useLanguage();
  const giving = useGive(proposal.id);
  const open = proposal.actions.filter(({ own }) => own).map(({ kind }) => kind);
  const offered = (Object.keys(FORMS) as Kind[]).filter((kind) => open.includes(kind));
  if (offered.length === 0 && !giving.isWaiting) return null;
  return (
    <section className="section not-printed">
      <h2>{t.proposal.actions}</h2>
      {giving.isWaiting && (
        <Banner kind="key" live>
          <p>{t.proposal.waitingToBeDecided}</p>
        </Banner>
      )}
      {offered.map((kind) => {
        const Form = FORMS[kind]!;
        return <Form key={kind} {...{ proposal, desk, giving }} />;
      })}
    </section>
  );
}

/** One of them, folded away until somebody wants it. */
function Folded({
  title,
  body,
  children,
}: {
  readonly title: string;
  readonly body: string;
  readonly children: ReactNode;
}) {
  return (
    <details>
      <summary>{title}</summary>
      <div className="stack">
        <p>{body}</p>
        {children}
      </div>
    </details>
  );
}

function Withdraw({ giving }: ActionProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  const { send, faults, field } = useSending(giving, 'withdraw', { reason: t.act.withdrawReason });
  return (
    <Folded title={t.act.withdrawTitle} body={t.act.withdrawBody}>
      <div className="form">
        <ErrorSummary faults={faults} />
        <TextField
          {...field('reason')}
          label={t.act.withdrawReason}
          needed={false}
          lines={3}
          value={reason}
          onChange={setReason}
        />
        <p>
          <ConfirmButton
            label={t.act.withdraw}
            title={t.act.withdrawConfirm}
            onConfirm={() => send({ kind: 'withdraw', input: reason.trim() === '' ? {} : { reason } })}
          >
            <p>{t.act.withdrawBody}</p>
          </ConfirmButton>
        </p>
      </div>
    </Folded>
  );
}

function MarkProtected({ desk, proposal, giving }: ActionProps) {
  const { t, say } = useLanguage();
  const [items, setItems] = useState<string[]>([]);
  const { send, faults, field } = useSending(giving, 'mark', { items: t.act.markItems });
  const isMarked = (key: string) =>
    proposal.protection?.items.some(({ item, standing }) => item === key && standing !== 'released') ?? false;
  const options = desk.form_fields
    .filter(({ key, protectable }) => protectable && proposal.content[key] !== undefined && !isMarked(key))
    .map(({ key, label }) => ({ code: key, label: say(label) }));
  if (options.length === 0) return null;
  return (
    <Folded title={t.act.markTitle} body={t.act.markBody}>
      <div className="form">
        <ErrorSummary faults={faults} />
        <ChecksField
          {...field('items')}
          label={t.act.markItems}
          needed
          options={options}
          values={items}
          onChange={setItems}
        />
        <p>
          <Button kind="outline" onPress={async () => void (await send({ kind: 'mark_protected', input: { items } }))}>
            {t.act.mark}
          </Button>
        </p>
      </div>
    </Folded>
  );
}

type Wish = 'protect' | 'release';

function AnswerProtection({ desk, proposal, giving }: ActionProps) {
  const { t, say } = useLanguage();
  const asked = proposal.protection?.consultation ?? [];
  const [wishes, setWishes] = useState<Readonly<Record<string, Wish | undefined>>>({});
  const [message, setMessage] = useState('');
  const { send, faults, at, field } = useSending(giving, 'protection', {
    items: t.act.markItems,
    message: t.act.answerMessage,
  });
  const options = (['protect', 'release'] as const).map((code) => ({ code, label: t.act[code] }));
  const answered = asked.flatMap(({ item }) => {
    const view = wishes[item];
    return view === undefined ? [] : [{ item, view }];
  });
  return (
    <Folded title={t.act.answerTitle} body={t.act.answerBody}>
      <div className="form">
        <ErrorSummary faults={faults} />
        {asked.map(({ item, desk: wanted }) => {
          const field = desk.form_fields.find(({ key }) => key === item);
          return (
            <RadioField
              key={item}
              name={at(`items.${item}`)}
              label={field ? say(field.label) : item}
              needed
              support={t.act.deskWants(t.act[wanted])}
              options={options}
              value={wishes[item] ?? ''}
              onChange={(wish) => setWishes({ ...wishes, [item]: wish === 'protect' ? 'protect' : 'release' })}
            />
          );
        })}
        <TextField
          {...field('message')}
          label={t.act.answerMessage}
          needed={false}
          lines={3}
          value={message}
          onChange={setMessage}
        />
        <p>
          <Button
            onPress={async () =>
              void (await send({
                kind: 'answer_protection',
                input: { items: answered, ...(message.trim() !== '' && { message }) },
              }))
            }
          >
            {t.act.answer}
          </Button>
        </p>
      </div>
    </Folded>
  );
}

/** Of an expert who was asked: it is all that they come here for, and stands open. */
function Advise({ giving }: ActionProps) {
  const { t } = useLanguage();
  const [advice, setAdvice] = useState('');
  const { send, faults, field } = useSending(giving, 'advise', { advice: t.act.advice });
  return (
    <section className="stack" aria-labelledby="advise-title">
      <h3 id="advise-title">{t.act.adviseTitle}</h3>
      <p>{t.act.adviseBody}</p>
      <div className="form">
        <ErrorSummary faults={faults} />
        <TextField {...field('advice')} label={t.act.advice} needed lines={8} value={advice} onChange={setAdvice} />
        <p>
          <Button onPress={async () => void (await send({ kind: 'record_advice', input: { advice } }))}>
            {t.act.advise}
          </Button>
        </p>
      </div>
    </section>
  );
}

function ConsentToAgreement({ desk, giving }: ActionProps) {
  const { t, say } = useLanguage();
  const [kind, setKind] = useState('');
  const [document, setDocument] = useState('');
  const labels = { agreementKind: t.act.consentKind, document: t.act.consentDocument };
  const { send, faults, field } = useSending(giving, 'agreement', labels);
  return (
    <Folded title={t.act.consentTitle} body={t.act.consentBody}>
      <div className="form">
        <ErrorSummary faults={faults} />
        <RadioField
          {...field('agreementKind')}
          label={labels.agreementKind}
          needed
          options={desk.agreement_kinds.kinds.map((each) => ({ code: each.code, label: say(each) }))}
          value={kind}
          onChange={setKind}
        />
        <TextField {...field('document')} label={labels.document} needed value={document} onChange={setDocument} />
        <p>
          <Button
            onPress={async () =>
              void (await send({ kind: 'consent_to_agreement', input: { agreementKind: kind, document } }))
            }
          >
            {t.act.consent}
          </Button>
        </p>
      </div>
    </Folded>
  );
}

/** Faults of a content that went with a command, as the form shows them; null: it was no fault of the content. */
const contentFaults = (error: unknown): readonly FieldError[] | null => {
  if (!(error instanceof Refused) || !error.problem) return null;
  const found = error.problem.errors.map((each) => ({ ...each, field: each.field.replace(/^input\./, '') }));
  return found.length > 0 ? found : null;
};

/** A content sent with a command: what is wrong with it goes back to its form, everything else stands above. */
function useSendingContent(giving: Giving) {
  const faultsOf = useFaults();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const send = async (request: Parameters<Giving['give']>[0]): Promise<readonly FieldError[] | null> => {
    try {
      await giving.give(request);
      setFaults([]);
      return null;
    } catch (error) {
      const found = contentFaults(error);
      if (!found) setFaults(faultsOf(error, {}));
      return found;
    }
  };
  return { send, faults };
}

function Resubmit({ desk, proposal, giving }: ActionProps) {
  const { t } = useLanguage();
  // Each request for a correction has an answer of its own.
  const asked = proposal.asks.find(({ kind }) => kind === 'correct')?.key ?? '';
  const keptAs = `kyoso-correction-${proposal.id}-${asked}`;
  const [content, setContent] = useKeptContent(keptAs, proposal.content);
  const [note, setNote] = useState('');
  const { send, faults } = useSendingContent({
    ...giving,
    give: async (request) => {
      const state = await giving.give(request);
      forgetContent(keptAs);
      return state;
    },
  });
  const submit = () => send({ kind: 'resubmit', input: { content, ...(note.trim() !== '' && { note }) } });
  return (
    <details open>
      <summary>{t.act.resubmitTitle}</summary>
      <div className="stack">
        <p>{t.act.resubmitBody}</p>
        <ProposalForm
          desk={desk}
          asked={{ kind: proposal.kind, type: proposal.type }}
          content={content}
          onContent={setContent}
          check={async () => []}
          onSubmit={submit}
          submitLabel={t.act.resubmit}
          submitLead=""
        >
          <ErrorSummary faults={faults} />
          <div className="form">
            <TextField
              name="resubmit-note"
              label={t.act.resubmitNote}
              needed={false}
              lines={3}
              value={note}
              onChange={setNote}
            />
          </div>
        </ProposalForm>
      </div>
    </details>
  );
}

function Convert({ desk, proposal, giving }: ActionProps) {
  const { t, say } = useLanguage();
  const [content, setContent] = useState<Content>(proposal.content);
  const [type, setType] = useState<Schemas['ProposalType'] | ''>('');
  const { send, faults } = useSendingContent(giving);
  // A challenge that a city posted is chosen where a proposal begins; what was asked about is a free idea.
  const types = desk.proposal_types.filter(({ challenge }) => !challenge.startsWith('published'));
  const submit = () => send({ kind: 'convert', input: { type: type || 'open_proposal', content, challengeId: null } });
  return (
    <Folded title={t.act.convertTitle} body={t.act.convertBody}>
      <div className="form">
        <RadioField
          name="convert-type"
          label={t.propose.type}
          needed
          options={types.map(({ code, label }) => ({ code, label: say(label) }))}
          value={type}
          onChange={(code) => setType(types.find((each) => each.code === code)?.code ?? '')}
        />
      </div>
      <ErrorSummary faults={faults} />
      {type !== '' && (
        <ProposalForm
          desk={desk}
          asked={{ kind: 'proposal', type }}
          content={content}
          onContent={setContent}
          check={async () => []}
          onSubmit={submit}
          submitLabel={t.form.submit}
          submitLead={t.form.submitLead}
        />
      )}
    </Folded>
  );
}
