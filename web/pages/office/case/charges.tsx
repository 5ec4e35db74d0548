import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { addressOf } from '../../../../domain/pages.js';
import { answerOf, api, type Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { proposalKey } from '../../../app/queries.js';
import { Button } from '../../../parts/button.js';
import { SelectField } from '../../../parts/fields.js';
import { FailureBanner, Loaded } from '../../../parts/states.js';
import { CASE_WORDS } from '../../../words/case.js';
import { showDayOf } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import { useSideName } from './holder-name.js';

type Charge = Schemas['Charge'];
type Change = Schemas['AssignmentChange'];

/** Who is in charge of each side (担当者): taken, given back, given to a colleague, as far as the API lets this person. */
export function Charges({ proposal, desk }: CaseProps) {
  const w = useWords(CASE_WORDS);
  const { charges = [] } = proposal;
  return (
    <section className="section" aria-labelledby="case-charges-title">
      <h2 id="case-charges-title">{w.inCharge}</h2>
      <ul className="plain-list">
        {charges.map((charge) => (
          <li key={charge.departmentId ?? 'desk'}>
            <OneCharge proposal={proposal} desk={desk} charge={charge} />
          </li>
        ))}
      </ul>
      {/* The API gives the brief to whoever sees a case whole, and nobody else comes to this page. */}
      <p className="small not-printed">
        <Link href={addressOf('handoverBrief', { id: proposal.id })}>{w.brief}</Link>
      </p>
    </section>
  );
}

function OneCharge({ proposal, desk, charge }: CaseProps & { readonly charge: Charge }) {
  const { language } = useLanguage();
  const w = useWords(CASE_WORDS);
  const nameOf = useSideName({ proposal, desk });
  const queries = useQueryClient();
  const [failure, setFailure] = useState<unknown>(null);
  const [isGiving, setIsGiving] = useState(false);
  const { id } = proposal;
  const { departmentId, actions } = charge;
  const held = proposal.inCharge?.find((each) => each.departmentId === departmentId);
  const change = async (body: Pick<Change, 'action' | 'personId'>) => {
    try {
      const asked = { params: { path: { id } }, body: { ...body, departmentId } };
      await answerOf(api.POST('/proposals/{id}/assignments', asked));
      setFailure(null);
      setIsGiving(false);
    } catch (error) {
      setFailure(error);
    }
    await queries.invalidateQueries({ queryKey: proposalKey(id) });
  };
  const giveOn = actions.find((action) => action === 'assign' || action === 'delegate');
  const side = nameOf(charge);
  return (
    <div className="stack-tight">
      <p className="small soft">{side}</p>
      <p>
        {held ? <strong>{held.name}</strong> : <span className="soft">{w.nobody}</span>}
        {held && !held.inForce && <span className="chip chip-warning">{w.notInForce}</span>}
        {held && <span className="small soft"> {w.sinceDay(showDayOf(held.since, language))}</span>}
      </p>
      {failure !== null && <FailureBanner error={failure} />}
      {actions.length > 0 && (
        <div className="row not-printed">
          {actions.includes('claim') && (
            <Button kind="outline" about={side} onPress={() => change({ action: 'claim' })}>
              {w.claim}
            </Button>
          )}
          {giveOn && !isGiving && (
            <Button kind="text" about={side} onPress={() => setIsGiving(true)}>
              {w.giveOn}
            </Button>
          )}
          {actions.includes('release') && (
            <Button kind="text" about={side} onPress={() => change({ action: 'release' })}>
              {w.release}
            </Button>
          )}
        </div>
      )}
      {giveOn && isGiving && (
        <GiveOn
          desk={proposal.desk}
          charge={charge}
          inChargeId={held?.personId}
          onGive={(personId) => change({ action: giveOn, personId })}
          onBack={() => setIsGiving(false)}
        />
      )}
    </div>
  );
}

interface GiveOnProps {
  readonly desk: string;
  readonly charge: Charge;
  readonly inChargeId: string | undefined;
  readonly onGive: (personId: string) => Promise<void>;
  readonly onBack: () => void;
}

function GiveOn({ desk, charge, inChargeId, onGive, onBack }: GiveOnProps) {
  const { t } = useLanguage();
  const w = useWords(CASE_WORDS);
  const [personId, setPersonId] = useState('');
  const { departmentId } = charge;
  const assignees = useQuery({
    queryKey: ['office', desk, 'assignees'],
    queryFn: () => answerOf(api.GET('/desks/{desk}/assignees', { params: { path: { desk } } })),
  });
  return (
    <Loaded of={assignees}>
      {({ assignees: all }) => {
        const ofSide = all.filter(
          (person) =>
            person.personId !== inChargeId &&
            (departmentId === null ? person.ofDesk : person.departmentIds.includes(departmentId)),
        );
        return (
          <div className="stack-tight">
            <SelectField
              name={`give-${departmentId ?? 'desk'}`}
              label={w.giveTo}
              needed
              options={ofSide.map((person) => ({ code: person.personId, label: person.name }))}
              value={personId}
              onChange={setPersonId}
            />
            {ofSide.length === 0 && <p className="small soft">{w.noColleague}</p>}
            <div className="row">
              <Button onPress={async () => (personId === '' ? undefined : onGive(personId))}>{w.give}</Button>
              <Button kind="text" onPress={onBack}>
                {t.common.back}
              </Button>
            </div>
          </div>
        );
      }}
    </Loaded>
  );
}
