import { useWords } from '../../app/language.js';
import '../../styles/administer.css';
import { SETTINGS } from '../../words/settings.js';
import { DeskParts } from './desk-parts.js';
import { Room } from './room.js';
import { Calendar } from './settings/calendar.js';
import { Mails } from './settings/mails.js';
import { Webhooks } from './settings/webhooks.js';

/** When the desk is closed, what it could not mail, and who else is told of its cases. */
export default function SettingsPage() {
  const w = useWords(SETTINGS);
  return (
    <Room needs="GET /desks/{desk}/mails">
      {(at) => (
        <DeskParts
          key={at.desk.id}
          at={at}
          title={w.title}
          label={w.parts}
          parts={[
            { code: 'calendar', label: w.partCalendar, Part: Calendar },
            { code: 'mails', label: w.partMails, Part: Mails },
            ...(at.may('GET /desks/{desk}/webhooks')
              ? [{ code: 'webhooks', label: w.partWebhooks, Part: Webhooks }]
              : []),
          ]}
        />
      )}
    </Room>
  );
}
