import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../app/client.js';
import { useWords } from '../../../app/language.js';
import { proposalKey } from '../../../app/queries.js';
import { Button } from '../../../parts/button.js';
import { FailureBanner } from '../../../parts/states.js';
import { CASE_WORDS } from '../../../words/case.js';
import type { CaseProps } from '../../case-props.js';

/** Following a case brings a notice of each step. */
export function Watch({ proposal }: CaseProps) {
  const w = useWords(CASE_WORDS);
  const queries = useQueryClient();
  const [failure, setFailure] = useState<unknown>(null);
  const { id, watching = false } = proposal;
  const toggle = async () => {
    const asked = { params: { path: { id } } };
    try {
      await answerOf(watching ? api.DELETE('/proposals/{id}/watch', asked) : api.POST('/proposals/{id}/watch', asked));
      setFailure(null);
      await queries.invalidateQueries({ queryKey: proposalKey(id) });
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <section className="stack-tight not-printed" aria-label={w.watch}>
      {failure !== null && <FailureBanner error={failure} />}
      <p>
        <Button kind="outline" onPress={toggle}>
          {watching ? w.unwatch : w.watch}
        </Button>
      </p>
      <p className="small soft">{watching ? w.watching : w.watchLead}</p>
    </section>
  );
}
