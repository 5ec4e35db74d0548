import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { proposalKey } from '../../../app/queries.js';
import { useSession } from '../../../app/session.js';
import { Button } from '../../../parts/button.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { useAsking } from '../../../parts/asking.js';
import { RadioField, TextField } from '../../../parts/fields.js';
import { CASE_WORDS } from '../../../words/case.js';
import { COMMAND_FORM } from '../../../words/command-form.js';
import type { CaseProps } from '../../case-props.js';
import { mayAtCase } from './may-at-case.js';

/** What the proposer consents to now. What they say at the counter or by letter, the desk writes down with its evidence. */
export function Consents({ proposal, desk }: CaseProps) {
  const { t, say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const { session } = useSession();
  // What the desk does not ask for is what its guideline says, and nothing that somebody gave.
  const consents = proposal.consents.flatMap(({ code, given }) => {
    const consent = desk.consents.find((each) => each.code === code);
    return consent ? [{ code, given, label: say(consent) }] : [];
  });
  if (consents.length === 0) return null;
  const mayState = mayAtCase(session, desk.id, 'POST /proposals/{id}/consents');
  return (
    <>
      <h3>{t.proposal.consents}</h3>
      <ul className="plain-list">
        {consents.map(({ code, given, label }) => (
          <li key={code} className="row">
            <span className={`chip ${given ? 'chip-success' : 'chip-quiet'}`}>
              {given ? w.consentGiven : w.consentNotGiven}
            </span>
            {label}
          </li>
        ))}
      </ul>
      {mayState && <StateFor proposal={proposal} desk={desk} />}
    </>
  );
}

function StateFor({ proposal, desk }: CaseProps) {
  const { say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const about = useWords(COMMAND_FORM).about;
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const [given, setGiven] = useState('');
  const [evidence, setEvidence] = useState('');
  const labels = { code: w.consent, given: w.consentSaid, 'onBehalfOf.evidence': about.evidence };
  const { faults, field, send } = useAsking('consent', labels);
  const state = async () => {
    const body = {
      code,
      ...(given !== '' && { given: given === 'yes' }),
      onBehalfOf: { party: 'proposer' as const, evidence },
    };
    const isStated = await send(() =>
      answerOf(
        api.POST('/proposals/{id}/consents', {
          params: { path: { id: proposal.id } },
          // What was left open the API names, as with every other form.
          body: body as typeof body & { readonly given: boolean },
        }),
      ),
    );
    if (!isStated) return;
    setCode('');
    setGiven('');
    setEvidence('');
    await queries.invalidateQueries({ queryKey: proposalKey(proposal.id) });
  };
  return (
    <details className="not-printed">
      <summary>{w.consentFor}</summary>
      <div className="form">
        <ErrorSummary faults={faults} />
        <RadioField
          {...field('code')}
          label={labels.code}
          needed
          options={desk.consents.map((consent) => ({ code: consent.code, label: say(consent) }))}
          value={code}
          onChange={setCode}
        />
        <RadioField
          {...field('given')}
          label={labels.given}
          needed
          inline
          options={[
            { code: 'yes', label: w.consentGiven },
            { code: 'no', label: w.consentNotGiven },
          ]}
          value={given}
          onChange={setGiven}
        />
        <TextField
          {...field('onBehalfOf.evidence')}
          label={about.evidence}
          support={about.evidenceSupport}
          needed
          value={evidence}
          onChange={setEvidence}
        />
        <p>
          <Button kind="outline" onPress={state}>
            {w.consentState}
          </Button>
        </p>
      </div>
    </details>
  );
}
