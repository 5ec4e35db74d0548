import { useState } from 'react';
import { useWords } from '../../app/language.js';
import { PageTitle } from '../../app/title.js';
import { PartNav, usePart } from '../../parts/part-nav.js';
import { Banner } from '../../parts/states.js';
import '../../styles/administer.css';
import { SETTINGS } from '../../words/settings.js';
import { Room, type AtDesk } from './room.js';
import { Calendar } from './settings/calendar.js';
import { Mails } from './settings/mails.js';
import { Webhooks } from './settings/webhooks.js';

/** When the desk is closed, what it could not mail, and who else is told of its cases. */
export default function SettingsPage() {
  return <Room needs="GET /desks/{desk}/mails">{(at) => <Parts key={at.desk.id} {...at} />}</Room>;
}

const SHOWN = { calendar: Calendar, mails: Mails, webhooks: Webhooks } as const;

function Parts(at: AtDesk) {
  const w = useWords(SETTINGS);
  const parts = [
    { code: 'calendar' as const, label: w.partCalendar },
    { code: 'mails' as const, label: w.partMails },
    ...(at.may('GET /desks/{desk}/webhooks') ? [{ code: 'webhooks' as const, label: w.partWebhooks }] : []),
  ];
  const here = usePart(parts) ?? 'calendar';
  const [told, setTold] = useState<string | null>(null);
  const Part = SHOWN[here];
  return (
    <div className="stack-wide">
      <div className="stack">
        <PageTitle text={w.title} />
        <PartNav label={w.parts} parts={parts} here={here} />
        {told !== null && (
          <Banner kind="success" live>
            <p>{told}</p>
          </Banner>
        )}
      </div>
      <Part
        key={here}
        {...at}
        onDone={(text) => {
          setTold(text);
          window.scrollTo({ top: 0 });
        }}
      />
    </div>
  );
}

/** A part of this page; what was done is told above it, wherever the form stood. */
export interface PartProps extends AtDesk {
  readonly onDone: (told: string) => void;
}
