import { useState } from 'react';
import { useWords } from '../../../app/language.js';
import { DateField } from '../../../parts/date-field.js';
import { TextField } from '../../../parts/fields.js';
import type { Asking } from '../../../parts/asking.js';
import { today } from '../../../words/dates.js';
import { ENTRY } from '../../../words/entry.js';

/** How something came to the desk that it writes down for somebody. It is said when it is handed in. */
export interface Received {
  readonly evidence: string;
  readonly occurredOn: string;
}

/** Until then it stays in this tab: whoever goes on elsewhere says it once more. */
const keptAs = (id: string): string => `kyoso-received-${id}`;

export const keepReceived = (id: string, received: Received): void =>
  sessionStorage.setItem(keptAs(id), JSON.stringify(received));

/** It stands in the case now. */
export const forgetReceived = (id: string): void => sessionStorage.removeItem(keptAs(id));

function keptReceived(id: string): Received {
  const nothing = { evidence: '', occurredOn: today() };
  const text = sessionStorage.getItem(keptAs(id));
  if (text === null) return nothing;
  try {
    const { evidence, occurredOn } = JSON.parse(text) as Partial<Received>;
    return { evidence: evidence ?? '', occurredOn: occurredOn ?? nothing.occurredOn };
  } catch {
    return nothing;
  }
}

export function useReceived(id: string): readonly [Received, (received: Received) => void] {
  const [received, setReceived] = useState(() => keptReceived(id));
  return [
    received,
    (next) => {
      setReceived(next);
      keepReceived(id, next);
    },
  ];
}

interface Props {
  readonly received: Received;
  readonly onChange: (received: Received) => void;
  readonly sending: Pick<Asking, 'field'>;
}

export function ReceivedFields({ received, onChange, sending: { field } }: Props) {
  const w = useWords(ENTRY);
  return (
    <>
      <TextField
        {...field('evidence')}
        label={w.evidence}
        support={w.evidenceSupport}
        needed
        lines={3}
        value={received.evidence}
        onChange={(evidence) => onChange({ ...received, evidence })}
      />
      <DateField
        {...field('occurredOn')}
        label={w.occurredOn}
        needed
        value={received.occurredOn}
        onChange={(occurredOn) => onChange({ ...received, occurredOn })}
      />
    </>
  );
}
