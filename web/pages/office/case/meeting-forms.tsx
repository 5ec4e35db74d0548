import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { tokyoDay } from '../../../../domain/calendar.js';
import { answerOf, api, type Schemas } from '../../../app/client.js';
import { useOnce } from '../../../app/keys.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { proposalKey } from '../../../app/queries.js';
import { Button } from '../../../parts/button.js';
import { DateField } from '../../../parts/date-field.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { useAsking } from '../../../parts/asking.js';
import { RadioField, TextField } from '../../../parts/fields.js';
import { CASE_WORDS } from '../../../words/case.js';
import { readTime, showTime } from '../../../words/dates.js';

/** A meeting is planned, moved and cancelled; those who take part are told each time. */

type Meeting = Schemas['PlannedMeeting'];
type Audience = Schemas['MeetingAudience'];

interface Times {
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
}

const timesIn = ({ from, to, ...rest }: Times): Times => ({ ...rest, from: readTime(from), to: readTime(to) });

const AUDIENCES = ['proposer', 'internal'] as const satisfies readonly Audience[];

/** A meeting that was entered, sent, and what the API has against it. */
function useMeetingForm(id: string, form: string, onDone: () => void) {
  const w = useWords(CASE_WORDS);
  const queries = useQueryClient();
  const asking = useAsking(form, { ...w.meeting, reason: w.reason, audience: w.meetingWith });
  const send = async (ask: () => Promise<unknown>) => {
    if (!(await asking.send(ask))) return;
    await queries.invalidateQueries({ queryKey: [...proposalKey(id), 'meetings'] });
    onDone();
  };
  return { ...asking, send };
}

type Form = ReturnType<typeof useMeetingForm>;

function TimeFields({
  form,
  value,
  onChange,
}: {
  readonly form: Form;
  readonly value: Times;
  readonly onChange: (value: Times) => void;
}) {
  const w = useWords(CASE_WORDS);
  const { field } = form;
  const time = (name: 'from' | 'to') => (
    <TextField
      {...field(name)}
      label={w.meeting[name]}
      needed
      support={w.timeSupport}
      short
      value={value[name]}
      onChange={(text) => onChange({ ...value, [name]: text })}
    />
  );
  return (
    <>
      <DateField
        {...field('day')}
        label={w.meeting.day}
        needed
        value={value.day}
        onChange={(day) => onChange({ ...value, day })}
      />
      <div className="row">
        {time('from')}
        {time('to')}
      </div>
      <TextField
        {...field('place')}
        label={w.meeting.place}
        needed
        support={w.placeSupport}
        value={value.place}
        onChange={(place) => onChange({ ...value, place })}
      />
    </>
  );
}

function Feet({ label, onSend, onBack }: { label: string; onSend: () => Promise<void>; onBack: () => void }) {
  const { t } = useLanguage();
  return (
    <p className="row">
      <Button onPress={onSend}>{label}</Button>
      <Button kind="text" onPress={onBack}>
        {t.common.back}
      </Button>
    </p>
  );
}

export function PlanMeeting({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const w = useWords(CASE_WORDS);
  const form = useMeetingForm(id, 'plan', onDone);
  const once = useOnce();
  const [audience, setAudience] = useState<Audience | ''>('');
  const [times, setTimes] = useState<Times>({ day: '', from: '', to: '', place: '' });
  const plan = async () => {
    if (audience === '') {
      form.tell('audience', w.meetingWithMissing);
      return;
    }
    const body = { audience, ...timesIn(times) };
    await form.send(() =>
      once(body, (key) => {
        const params = { path: { id }, header: { 'Idempotency-Key': key } };
        return answerOf(api.POST('/proposals/{id}/meetings', { params, body }));
      }),
    );
  };
  return (
    <div className="form case-inline not-printed">
      <ErrorSummary faults={form.faults} />
      <RadioField
        {...form.field('audience')}
        label={w.meetingWith}
        needed
        inline
        options={AUDIENCES.map((code) => ({ code, label: w.meetingAudiences[code] }))}
        value={audience}
        onChange={(code) => setAudience(AUDIENCES.find((each) => each === code) ?? '')}
      />
      <TimeFields form={form} value={times} onChange={setTimes} />
      <Feet label={w.planMeeting} onSend={plan} onBack={onDone} />
    </div>
  );
}

interface ChangeProps {
  readonly id: string;
  readonly meeting: Meeting;
  readonly onDone: () => void;
}

export function MoveMeeting({ id, meeting, onDone }: ChangeProps) {
  const w = useWords(CASE_WORDS);
  const form = useMeetingForm(id, `move-${meeting.id}`, onDone);
  const [times, setTimes] = useState<Times>({
    day: tokyoDay(meeting.startsAt),
    from: showTime(new Date(meeting.startsAt)),
    to: showTime(new Date(meeting.endsAt)),
    place: meeting.place,
  });
  const [reason, setReason] = useState('');
  const move = () =>
    form.send(() =>
      answerOf(
        api.PUT('/proposals/{id}/meetings/{meetingId}', {
          params: { path: { id, meetingId: meeting.id } },
          body: { sequence: meeting.sequence, ...timesIn(times), reason },
        }),
      ),
    );
  return (
    <div className="form case-inline not-printed">
      <ErrorSummary faults={form.faults} />
      <TimeFields form={form} value={times} onChange={setTimes} />
      <TextField {...form.field('reason')} label={w.reason} needed lines={2} value={reason} onChange={setReason} />
      <Feet label={w.moveMeeting} onSend={move} onBack={onDone} />
    </div>
  );
}

export function CancelMeeting({ id, meeting, onDone }: ChangeProps) {
  const w = useWords(CASE_WORDS);
  const form = useMeetingForm(id, `cancel-${meeting.id}`, onDone);
  const [reason, setReason] = useState('');
  const cancel = () =>
    form.send(() =>
      answerOf(
        api.POST('/proposals/{id}/meetings/{meetingId}/cancellation', {
          params: { path: { id, meetingId: meeting.id } },
          body: { reason },
        }),
      ),
    );
  return (
    <div className="form case-inline not-printed">
      <ErrorSummary faults={form.faults} />
      <TextField {...form.field('reason')} label={w.reason} needed lines={2} value={reason} onChange={setReason} />
      <Feet label={w.cancelMeeting} onSend={cancel} onBack={onDone} />
    </div>
  );
}
