import type { ReactNode } from 'react';
import type { Schemas } from '../app/client.js';
import { useLanguage } from '../app/language.js';
import { useTimeline } from '../app/queries.js';
import { ListState } from './states.js';

export type TimelineEntry = Schemas['TimelineEntry'];

interface TimelineProps {
  readonly proposalId: string;
  readonly children: (entry: TimelineEntry) => ReactNode;
}

/** What happened to a case, the latest first. */
export function Timeline({ proposalId, children }: TimelineProps) {
  const { t } = useLanguage();
  const asked = useTimeline(proposalId);
  const entries = (asked.data?.entries ?? []).toReversed();
  return (
    <>
      <ListState of={asked} empty={entries.length === 0 ? t.proposal.timelineEmpty : null} />
      <ol className="timeline" reversed>
        {entries.map((entry) => (
          <li
            key={`${entry.commandId ?? entry.kind}-${entry.at}`}
            className={entry.status === 'refused' ? 'is-refused' : undefined}
          >
            {children(entry)}
          </li>
        ))}
      </ol>
    </>
  );
}
