import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { proposalKey } from '../../../app/queries.js';
import { useSession } from '../../../app/session.js';
import { Button } from '../../../parts/button.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { useAsking } from '../../../parts/asking.js';
import { SelectField, TextField } from '../../../parts/fields.js';
import { Loaded } from '../../../parts/states.js';
import { CASE_WORDS } from '../../../words/case.js';
import { showDayOf } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import { mayAtCase } from './may-at-case.js';

/** To which partner municipalities a case was passed on, and on which consent that rests. */
export function Deliveries({ proposal, desk }: CaseProps) {
  const { t, say, language } = useLanguage();
  const w = useWords(CASE_WORDS);
  const { session } = useSession();
  const { id } = proposal;
  const listed = useQuery({
    queryKey: [...proposalKey(id), 'deliveries'],
    queryFn: () => answerOf(api.GET('/proposals/{id}/deliveries', { params: { path: { id } } })),
  });
  const labelOf = (key: string): string => {
    if (key === 'pledges') return t.form.pledges;
    if (key === 'notices_read') return t.form.notices;
    const field = desk.form_fields.find((each) => each.key === key);
    return field ? say(field.label) : key;
  };
  const mayDeliver = mayAtCase(session, desk.id, 'POST /proposals/{id}/deliveries');
  return (
    <Loaded of={listed}>
      {({ deliveries }) =>
        deliveries.length === 0 && !mayDeliver ? null : (
          <div className="stack-tight">
            <h3>{w.deliveries}</h3>
            {deliveries.length === 0 && <p className="soft">{w.deliveriesEmpty}</p>}
            <ul className="plain-list">
              {deliveries.map(({ id: deliveryId, municipality, deliveredAt, items, inForce, deliveredBy, note }) => (
                <li key={deliveryId} className="card">
                  <p className="row">
                    <strong>{municipality.name}</strong>
                    <span className={`chip ${inForce ? 'chip-success' : 'chip-quiet'}`}>
                      {inForce ? w.deliveryInForce : w.deliveryEnded}
                    </span>
                    <span className="small soft">
                      {showDayOf(deliveredAt, language)}
                      {deliveredBy !== undefined && ` ・ ${deliveredBy}`}
                    </span>
                  </p>
                  <p className="small">{items.map(labelOf).join(t.marks.comma)}</p>
                  {note && <p className="small kept-lines">{note}</p>}
                </li>
              ))}
            </ul>
            {mayDeliver && <Deliver id={id} desk={desk.id} />}
          </div>
        )
      }
    </Loaded>
  );
}

function Deliver({ id, desk }: { readonly id: string; readonly desk: string }) {
  const w = useWords(CASE_WORDS);
  const queries = useQueryClient();
  const [municipalityId, setMunicipalityId] = useState('');
  const [note, setNote] = useState('');
  const partners = useQuery({
    queryKey: ['office', desk, 'partners'],
    queryFn: () => answerOf(api.GET('/desks/{desk}/partners', { params: { path: { desk } } })),
  });
  const labels = { municipalityId: w.partner, note: w.note };
  const { faults, field, send } = useAsking('delivery', labels);
  const deliver = async () => {
    const body = { municipalityId, ...(note.trim() !== '' && { note }) };
    const ask = () => answerOf(api.POST('/proposals/{id}/deliveries', { params: { path: { id } }, body }));
    if (!(await send(ask))) return;
    setMunicipalityId('');
    setNote('');
    await queries.invalidateQueries({ queryKey: proposalKey(id) });
  };
  if (!partners.data || partners.data.partners.length === 0) return null;
  return (
    <details className="not-printed">
      <summary>{w.deliver}</summary>
      <div className="form">
        <ErrorSummary faults={faults} />
        <SelectField
          {...field('municipalityId')}
          label={labels.municipalityId}
          needed
          options={partners.data.partners.map((partner) => ({ code: partner.id, label: partner.name }))}
          value={municipalityId}
          onChange={setMunicipalityId}
        />
        <TextField {...field('note')} label={labels.note} needed={false} lines={2} value={note} onChange={setNote} />
        <p>
          <Button onPress={deliver}>{w.deliver}</Button>
        </p>
      </div>
    </details>
  );
}
