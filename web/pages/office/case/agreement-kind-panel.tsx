import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { proposalKey } from '../../../app/queries.js';
import { Button } from '../../../parts/button.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { ChecksField, RadioField, TextField } from '../../../parts/fields.js';
import { useSending } from '../../../parts/sending.js';
import { Banner, FailureBanner } from '../../../parts/states.js';
import { CASE_WORDS } from '../../../words/case.js';
import { COMMAND_FORM } from '../../../words/command-form.js';
import type { PanelProps } from './panel.js';

/** Which kind of agreement it becomes: what the rules of the guideline propose stands beside the choice. */
export function AgreementKindPanel({ proposal, desk, giving }: PanelProps) {
  const { say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const names = useWords(COMMAND_FORM).fields;
  const [policyFields, setPolicyFields] = useState<readonly string[]>([]);
  const [initiatives, setInitiatives] = useState('');
  const [kind, setKind] = useState('');
  const [reason, setReason] = useState('');
  const labels = {
    policyFields: names.policyFields,
    initiatives: names.initiatives,
    agreementKind: names.agreementKind,
    reason: w.reason,
  };
  const { send, faults, field } = useSending(giving, 'kind', labels);
  const plain = initiatives.normalize('NFKC').trim();
  const count = /^\d{1,4}$/.test(plain) ? Number(plain) : undefined;
  const listed = desk.agreement_kinds.policy_fields;
  const ofForm = desk.form_fields.find(({ key }) => key === 'policy_fields')?.options ?? [];
  const fields =
    listed.length > 0
      ? listed.map((each) => ({ code: each.code, label: say(each) }))
      : ofForm.map(({ code, label }) => ({ code, label: say(label) }));
  const choice = useQuery({
    queryKey: [...proposalKey(proposal.id), 'agreement-kinds', policyFields.join(','), count ?? null],
    queryFn: () => {
      const query = { policyFields: policyFields.join(','), ...(count !== undefined && { initiatives: count }) };
      return answerOf(api.GET('/proposals/{id}/agreement-kinds', { params: { path: { id: proposal.id }, query } }));
    },
    enabled: policyFields.length > 0,
  });
  const kinds = choice.data?.kinds ?? [];
  const isReasonNeeded = kinds.find((each) => each.kind.code === kind)?.reasonNeeded ?? false;
  const choose = async () => {
    await send({
      kind: 'choose_agreement_kind',
      input: {
        agreementKind: kind,
        policyFields: [...policyFields],
        ...(count !== undefined && { initiatives: count }),
        ...(reason.trim() !== '' && { reason }),
      },
    });
  };
  return (
    <div className="form">
      <ErrorSummary faults={faults} />
      <ChecksField
        {...field('policyFields')}
        label={labels.policyFields}
        needed
        options={fields}
        values={policyFields}
        onChange={setPolicyFields}
      />
      <TextField
        {...field('initiatives')}
        label={labels.initiatives}
        needed={false}
        short
        value={initiatives}
        onChange={setInitiatives}
      />
      {choice.error && <FailureBanner error={choice.error} />}
      {choice.data?.problem && <p>{say(choice.data.problem.messages)}</p>}
      {choice.data && choice.data.proposals.length > 0 && (
        <Banner
          kind={choice.data.disagree ? 'warning' : 'key'}
          title={choice.data.disagree ? w.rulesDisagree : w.rulesSay}
          live
        >
          <ul>
            {choice.data.proposals.map(({ rule, count: counted, kind: proposed }) => (
              <li key={rule}>{w.rule[rule](counted, say(proposed))}</li>
            ))}
          </ul>
        </Banner>
      )}
      {kinds.length > 0 && (
        <RadioField
          {...field('agreementKind')}
          label={labels.agreementKind}
          needed
          options={kinds.map((each) => ({ code: each.kind.code, label: say(each.kind) }))}
          value={kind}
          onChange={setKind}
        />
      )}
      <TextField
        {...field('reason')}
        label={labels.reason}
        needed={isReasonNeeded}
        lines={2}
        value={reason}
        onChange={setReason}
      />
      <p>
        <Button onPress={choose}>{w.chooseKind}</Button>
      </p>
    </div>
  );
}
