import { useQueryClient } from '@tanstack/react-query';
import { useState, type ComponentType } from 'react';
import { officeKey } from '../../app/office-queries.js';
import { PageTitle } from '../../app/title.js';
import { PartNav, usePart } from '../../parts/part-nav.js';
import { Banner } from '../../parts/states.js';
import type { AtDesk } from './room.js';

/** A part of a room; what was done is told above it, wherever the form stood. */
export interface PartProps extends AtDesk {
  readonly onDone: (told: string) => Promise<void>;
}

/** What was done last at a desk; everything known of it is asked anew, since a change of one thing may show in another. */
export function useTold(desk: string) {
  const queries = useQueryClient();
  const [told, setTold] = useState<string | null>(null);
  const onDone = async (text: string) => {
    setTold(text);
    window.scrollTo({ top: 0 });
    await queries.invalidateQueries({ queryKey: officeKey(desk) });
  };
  return { told, onDone };
}

export function Told({ told }: { readonly told: string | null }) {
  if (told === null) return null;
  return (
    <Banner kind="success" live>
      <p>{told}</p>
    </Banner>
  );
}

interface DeskPart {
  readonly code: string;
  readonly label: string;
  readonly Part: ComponentType<PartProps>;
}

/** A room of several parts, one of which is shown. */
export function DeskParts({
  at,
  title,
  label,
  parts,
}: {
  readonly at: AtDesk;
  readonly title: string;
  /** What the list of the parts is called. */
  readonly label: string;
  readonly parts: readonly [DeskPart, ...DeskPart[]];
}) {
  const { told, onDone } = useTold(at.desk.id);
  const here = usePart(parts);
  const { Part } = parts.find(({ code }) => code === here) ?? parts[0];
  return (
    <div className="stack-wide">
      <div className="stack">
        <PageTitle text={title} />
        <PartNav label={label} parts={parts} here={here} />
        <Told told={told} />
      </div>
      <Part key={here} {...at} onDone={onDone} />
    </div>
  );
}
