import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../app/client.js';
import { useLanguage } from '../../../app/language.js';
import { proposalKey } from '../../../app/queries.js';
import { desksWith, useSession } from '../../../app/session.js';
import { Button } from '../../../parts/button.js';
import { Banner, FailureBanner } from '../../../parts/states.js';
import type { CaseProps } from '../../case-props.js';

/** What the proposer consents to now; they may change their mind at any time. */
export function Consents({ proposal, desk }: CaseProps) {
  const { t, say } = useLanguage();
  const { session } = useSession();
  const queries = useQueryClient();
  const [failure, setFailure] = useState<unknown>(null);
  const [isSaved, setIsSaved] = useState(false);
  const { id, kind, consents } = proposal;
  const mayState = desksWith(session, 'proposer').includes(desk.id);
  if (kind !== 'proposal' || desk.consents.length === 0 || consents.length === 0) return null;
  const state = async (code: string, given: boolean) => {
    setFailure(null);
    setIsSaved(false);
    try {
      await answerOf(api.POST('/proposals/{id}/consents', { params: { path: { id } }, body: { code, given } }));
      await queries.invalidateQueries({ queryKey: proposalKey(id) });
      setIsSaved(true);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <section className="section reading">
      <h2>{t.proposal.consents}</h2>
      <p>{t.proposal.consentsLead}</p>
      {isSaved && (
        <Banner kind="success" live>
          <p>{t.proposal.consentSaved}</p>
        </Banner>
      )}
      {failure !== null && <FailureBanner error={failure} />}
      <ul className="plain-list">
        {desk.consents.map((consent) => {
          const isGiven = consents.find(({ code }) => code === consent.code)?.given ?? consent.default_value;
          return (
            <li key={consent.code} className="card">
              <div className="row">
                <h3>{say(consent)}</h3>
                <span className={`chip chip-${isGiven ? 'success' : 'quiet'}`}>
                  {isGiven ? t.proposal.consentGiven : t.proposal.consentNotGiven}
                </span>
              </div>
              {consent.covers.length > 0 && <p>{t.form.consentCovers(consent.covers.map(say).join(t.marks.comma))}</p>}
              {mayState && (
                <p>
                  <Button kind="outline" about={say(consent)} onPress={() => state(consent.code, !isGiven)}>
                    {isGiven ? t.proposal.consentWithdraw : t.proposal.consentGive}
                  </Button>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
