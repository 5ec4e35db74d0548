import { useState } from 'react';
import type { Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { AUDIT_WORDS } from '../../../words/audit.js';
import { showMoment } from '../../../words/dates.js';

type Event = Schemas['AuditedEvent'];

const contentOf = ({ signal, activity }: Event): string | null => {
  const content = signal ?? activity;
  return content === undefined ? null : JSON.stringify(content, null, 2);
};

/** The history event by event, as Temporal has it. Made when somebody opens it: there may be hundreds. */
export function Events({ history }: { readonly history: Schemas['CaseAudit'] }) {
  const { ofCase: w } = useWords(AUDIT_WORDS);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="section not-printed">
      <h2>{w.events}</h2>
      <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>{w.eventsLead}</summary>
        {isOpen && <EventTable events={history.events} />}
      </details>
    </section>
  );
}

function EventTable({ events }: { readonly events: readonly Event[] }) {
  const { ofCase: w, columns } = useWords(AUDIT_WORDS);
  const { language } = useLanguage();
  return (
    <div>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{w.number}</th>
            <th scope="col">{columns.at}</th>
            <th scope="col">{w.event}</th>
            <th scope="col">{w.content}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => {
            const content = contentOf(event);
            return (
              <tr key={`${event.runId}-${event.eventId}`}>
                <td className="number" data-label={w.number}>
                  {event.opening}-{event.eventId}
                </td>
                <td className="number" data-label={columns.at}>
                  {event.at === null ? '' : showMoment(event.at, language)}
                </td>
                <th scope="row" data-label={w.event}>
                  <code>{event.type}</code>
                </th>
                <td data-label={w.content}>
                  {content !== null && (
                    <details>
                      <summary>{event.signal?.name ?? event.activity?.type}</summary>
                      <pre>{content}</pre>
                    </details>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
