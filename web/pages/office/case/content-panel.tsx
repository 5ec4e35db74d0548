import { useState } from 'react';
import { Refused, type Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import type { Content } from '../../../form/content.js';
import { ProposalForm } from '../../../form/proposal-form.js';
import { ErrorSummary, type Fault } from '../../../parts/error-summary.js';
import { useFaults } from '../../../parts/faults.js';
import { RadioField, TextField } from '../../../parts/fields.js';
import { CASE_WORDS } from '../../../words/case.js';
import { COMMAND_FORM } from '../../../words/command-form.js';
import type { PanelProps } from './panel.js';

type Type = Schemas['ProposalType'];

/** A content that a proposer brought by telephone or on paper, written down for them: the form of the desk with the evidence. */
export function ContentPanel({ proposal, desk, choice, giving }: PanelProps) {
  const { t, say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const about = useWords(COMMAND_FORM).about;
  const faultsOf = useFaults();
  const isConverting = choice.id === 'convert';
  const [content, setContent] = useState<Content>(proposal.content);
  const [type, setType] = useState<Type | ''>(isConverting ? '' : proposal.type);
  const [evidence, setEvidence] = useState('');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const at = (name: string): string => `${choice.id}-${name}`;
  const labels = { 'onBehalfOf.evidence': about.evidence };
  const submit = async () => {
    const onBehalfOf = { party: 'proposer', evidence } as const;
    try {
      await giving.give(
        isConverting
          ? { kind: 'convert', input: { type: type || 'open_proposal', content, challengeId: null }, onBehalfOf }
          : { kind: 'resubmit', input: { content }, onBehalfOf },
      );
      return null;
    } catch (error) {
      const found = (error instanceof Refused && error.problem?.errors) || [];
      const ofContent = found
        .filter(({ field }) => field.startsWith('input.'))
        .map((each) => ({ ...each, field: each.field.slice('input.'.length) }));
      if (ofContent.length > 0) return ofContent;
      setFaults(faultsOf(error, labels).map((fault) => ({ ...fault, name: fault.name && at(fault.name) })));
      return null;
    }
  };
  const types = desk.proposal_types.filter(({ challenge }) => !challenge.startsWith('published'));
  return (
    <div className="stack">
      <p>{w.contentForProposer}</p>
      <ErrorSummary faults={faults} />
      <TextField
        name={at('onBehalfOf.evidence')}
        label={about.evidence}
        support={about.evidenceSupport}
        needed
        value={evidence}
        onChange={setEvidence}
        error={faults.find(({ name }) => name === at('onBehalfOf.evidence'))?.text}
      />
      {isConverting && (
        <RadioField
          name={at('type')}
          label={t.propose.type}
          needed
          options={types.map(({ code, label }) => ({ code, label: say(label) }))}
          value={type}
          onChange={(code) => setType(types.find((each) => each.code === code)?.code ?? '')}
        />
      )}
      {type !== '' && (
        <ProposalForm
          desk={desk}
          asked={{ kind: isConverting ? 'proposal' : proposal.kind, type }}
          content={content}
          onContent={setContent}
          check={async () => []}
          onSubmit={submit}
          submitLabel={say(choice.label)}
          submitLead=""
        />
      )}
    </div>
  );
}
