import { useState } from 'react';
import { ASK_WORDS } from '../../../../domain/ask-words.js';
import { mayChangeDay } from '../../../../domain/closed-days.js';
import { answerOf, api, type Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { useClosedDays, useReplans } from '../../../app/office-queries.js';
import { Button } from '../../../parts/button.js';
import { ConfirmButton } from '../../../parts/confirm-button.js';
import { DateField } from '../../../parts/date-field.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { TextField } from '../../../parts/fields.js';
import { Form } from '../../../parts/form.js';
import { Banner, Empty, Loaded } from '../../../parts/states.js';
import { useAsking } from '../../../parts/asking.js';
import { showDay, showDayOf, showInstant, today } from '../../../words/dates.js';
import { SETTINGS } from '../../../words/settings.js';
import type { PartProps } from '../desk-parts.js';

/** On which days the desk is closed; and once they change, the dates that were promised. */
export function Calendar(props: PartProps) {
  const { desk, may } = props;
  const w = useWords(SETTINGS);
  const { language } = useLanguage();
  const mayChange = may('POST /desks/{desk}/closed-days');
  return (
    <>
      <section className="section">
        <h2>{w.partCalendar}</h2>
        <p>{w.calendarLead}</p>
        <Loaded of={useClosedDays(desk.id)}>
          {({ closedDays }) =>
            closedDays.length === 0 ? (
              <Empty>
                <p>{w.noClosedDays}</p>
              </Empty>
            ) : (
              <ul className="plain-list">
                {closedDays.map(({ day, note, origin }) => (
                  <li key={`${day} ${origin}`} className="row">
                    <strong>{showDay(day, language)}</strong>
                    {note !== null && <span>{note}</span>}
                    {origin === 'guideline' && <span className="chip chip-quiet">{w.ofGuideline}</span>}
                    {origin === 'desk' && mayChange && mayChangeDay(day, today()) && <Remove {...props} day={day} />}
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        {mayChange && <AddDay {...props} />}
      </section>
      {may('GET /desks/{desk}/replans') && <Replans {...props} />}
    </>
  );
}

function Remove({ desk, day, onDone }: PartProps & { readonly day: string }) {
  const w = useWords(SETTINGS);
  const { language } = useLanguage();
  const sending = useAsking(`day-${day}`, {});
  const named = showDay(day, language);
  return (
    <>
      <ConfirmButton
        kind="text"
        label={w.remove}
        about={named}
        title={w.confirmRemove}
        onConfirm={async () => {
          const params = { path: { desk: desk.id, day } };
          const isDone = await sending.send(() => answerOf(api.DELETE('/desks/{desk}/closed-days/{day}', { params })));
          if (!isDone) return;
          await onDone(w.dayRemoved(named));
        }}
      >
        <p>
          <strong>{named}</strong>
        </p>
        <p>{w.confirmRemoveBody}</p>
      </ConfirmButton>
      <ErrorSummary faults={sending.faults} />
    </>
  );
}

function AddDay({ desk, onDone }: PartProps) {
  const w = useWords(SETTINGS);
  const { language } = useLanguage();
  const [day, setDay] = useState('');
  const [note, setNote] = useState('');
  const sending = useAsking('closed-day', { day: w.day, note: w.note });
  const add = async () => {
    if (sending.lacks({ day })) return;
    const params = { path: { desk: desk.id } };
    const body = { day, ...(note.trim() !== '' && { note }) };
    if (!(await sending.send(() => answerOf(api.POST('/desks/{desk}/closed-days', { params, body }))))) return;
    setDay('');
    setNote('');
    await onDone(w.dayAdded(showDay(day, language)));
  };
  return (
    <Form sending={sending} onSend={() => void add()} submit={w.addIt} head={<h3>{w.addDay}</h3>}>
      <DateField {...sending.field('day')} label={w.day} support={w.daySupport} needed value={day} onChange={setDay} />
      <TextField
        {...sending.field('note')}
        label={w.note}
        support={w.noteSupport}
        needed={false}
        value={note}
        onChange={setNote}
      />
    </Form>
  );
}

function Replans(props: PartProps) {
  const { desk, may } = props;
  const w = useWords(SETTINGS);
  const { language } = useLanguage();
  return (
    <section className="section">
      <h2>{w.replan}</h2>
      <p>{w.replanLead}</p>
      {may('POST /desks/{desk}/replans') && <OrderReplan {...props} />}
      <Loaded of={useReplans(desk.id)}>
        {({ replans }) =>
          replans.length === 0 ? null : (
            <div className="stack">
              <h3>{w.orders}</h3>
              <ul className="plain-list">
                {replans.map(({ id, status, reason, orderedBy, orderedAt, given, settling }) => (
                  <li key={id} className="card">
                    <div className="row">
                      <span className={`chip chip-${status === 'done' ? 'success' : 'key'}`}>{w[status]}</span>
                      <span>{w.given(given)}</span>
                      {settling > 0 && (
                        <span className="chip chip-warning" role="status">
                          {w.settling(settling)}
                        </span>
                      )}
                    </div>
                    <p className="kept-lines">{reason}</p>
                    <p className="small soft">{w.by(orderedBy, showInstant(orderedAt, language))}</p>
                  </li>
                ))}
              </ul>
            </div>
          )
        }
      </Loaded>
    </section>
  );
}

function OrderReplan({ desk, onDone }: PartProps) {
  const w = useWords(SETTINGS);
  const { t, say, language } = useLanguage();
  const [reason, setReason] = useState('');
  const [looked, setLooked] = useState<Schemas['ReplanResult'] | null>(null);
  const sending = useAsking('replan', { reason: w.reason });
  const params = { path: { desk: desk.id } };
  const ask = (dryRun: boolean) => answerOf(api.POST('/desks/{desk}/replans', { params, body: { reason, dryRun } }));
  const look = async () => {
    if (sending.lacks({ reason })) return;
    await sending.send(async () => setLooked(await ask(true)));
  };
  const order = async () => {
    if (!(await sending.send(() => ask(false)))) return;
    setReason('');
    setLooked(null);
    await onDone(w.replanned);
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void look();
      }}
    >
      <ErrorSummary faults={sending.faults} />
      <TextField
        {...sending.field('reason')}
        label={w.reason}
        support={w.reasonSupport}
        needed
        lines={2}
        value={reason}
        onChange={setReason}
      />
      <p>
        <Button type="submit" kind="outline">
          {w.look}
        </Button>
      </p>
      {looked !== null && (
        <Banner kind="key" live>
          <p>
            <strong>{looked.cases === 0 ? w.nothingMoves : w.moves(looked.cases)}</strong>
          </p>
          {looked.cases > looked.examples.length && <p>{w.first(looked.examples.length)}</p>}
          <ul>
            {looked.examples.map(({ proposalId, referenceNumber, dates }) => (
              <li key={proposalId}>
                <span className="number">{referenceNumber}</span>
                <ul>
                  {dates.map(({ ask: kind, departmentId, from, to }) => (
                    <li key={`${kind} ${departmentId}`}>
                      {say(ASK_WORDS[kind])}
                      {t.marks.colon}
                      {w.moved(showDayOf(from, language), showDayOf(to, language))}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {looked !== null && looked.cases > 0 && (
        <div>
          <ConfirmButton
            kind="solid"
            label={w.doReplan}
            title={w.confirmReplan}
            isReady={() => !sending.lacks({ reason })}
            onConfirm={order}
          >
            <p>{w.moves(looked.cases)}</p>
            <p>{w.confirmReplanBody}</p>
          </ConfirmButton>
        </div>
      )}
    </form>
  );
}
