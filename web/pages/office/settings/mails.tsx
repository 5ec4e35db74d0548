import { useState } from 'react';
import { NOTICE_RULES } from '../../../../domain/notice-kinds.js';
import { answerOf, api, type Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { useMails, type MailStatus } from '../../../app/office-queries.js';
import { Button } from '../../../parts/button.js';
import { ErrorSummary } from '../../../parts/error-summary.js';
import { RadioField } from '../../../parts/fields.js';
import { More, ListState } from '../../../parts/states.js';
import { useAsking } from '../../../parts/asking.js';
import { showInstant } from '../../../words/dates.js';
import { SETTINGS } from '../../../words/settings.js';
import type { PartProps } from '../desk-parts.js';

const STATUSES = ['failed', 'waiting', 'sent', 'dropped', 'collected'] as const satisfies readonly MailStatus[];

/** Nobody is to wait for a mail that never went out. */
export function Mails({ desk, may, onDone }: PartProps) {
  const w = useWords(SETTINGS);
  const [status, setStatus] = useState<MailStatus>('failed');
  const listed = useMails(desk.id, status);
  const mails = listed.data?.pages.flatMap((page) => page.mails) ?? [];
  return (
    <section className="section">
      <h2>{w.partMails}</h2>
      <p>{w.mailsLead}</p>
      <RadioField
        name="mail-status"
        label={w.status}
        needed={null}
        inline
        options={STATUSES.map((code) => ({ code, label: w.statuses[code] }))}
        value={status}
        onChange={(code) => setStatus(STATUSES.find((each) => each === code) ?? 'failed')}
      />
      <ListState of={listed} empty={mails.length === 0 ? (status === 'failed' ? w.noFailed : w.noMails) : null} />
      <ul className="plain-list">
        {mails.map((mail) => (
          <OneMail
            key={mail.id}
            desk={desk.id}
            mail={mail}
            mayRetry={may('POST /desks/{desk}/mails/{mailId}/retry') && mail.status === 'failed'}
            onDone={onDone}
          />
        ))}
      </ul>
      <More of={listed} />
    </section>
  );
}

interface OneProps {
  readonly desk: string;
  readonly mail: Schemas['Mail'];
  readonly mayRetry: boolean;
  readonly onDone: (told: string) => Promise<void>;
}

function OneMail({ desk, mail, mayRetry, onDone }: OneProps) {
  const w = useWords(SETTINGS);
  const { t, say, language } = useLanguage();
  const { id, kind, status, code, attempts, person, number, createdAt } = mail;
  const sending = useAsking(`mail-${id}`, {});
  const label = say(NOTICE_RULES[kind].label);
  const retry = async () => {
    const params = { path: { desk, mailId: id } };
    if (!(await sending.send(() => answerOf(api.POST('/desks/{desk}/mails/{mailId}/retry', { params }))))) return;
    await onDone(w.retried);
  };
  return (
    <li className="card">
      <div className="row">
        <span className={`chip chip-${status === 'failed' ? 'error' : 'quiet'}`}>{w.statuses[status]}</span>
        <strong>{label}</strong>
      </div>
      <p>
        {w.to(person.name)}
        {number !== null && ` ・ ${w.number(number)}`}
      </p>
      <p className="small soft">
        {showInstant(createdAt, language)} ・ {w.attempts(attempts)}
        {code !== null && ` ・ ${w.because}${t.marks.colon}${code}`}
      </p>
      <ErrorSummary faults={sending.faults} />
      {mayRetry && (
        <p>
          <Button kind="outline" about={`${label} ${person.name}`} onPress={retry}>
            {w.retry}
          </Button>
        </p>
      )}
    </li>
  );
}
