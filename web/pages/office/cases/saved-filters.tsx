import { useState } from 'react';
import { useWords } from '../../../app/language.js';
import { Button } from '../../../parts/button.js';
import { TextField } from '../../../parts/fields.js';
import { BOARD } from '../../../words/board.js';
import { readFilters, writeFilters, type Asked } from './filters.js';

/**
 * Filters that somebody uses again, under a name. A filter is an address and can be sent as one; its name stays in this
 * browser, by person: the city's records need not hold what its people search for.
 */

const MOST = 20;
const LONGEST = 40;

interface Saved {
  readonly name: string;
  readonly search: string;
}

const isSaved = (value: unknown): value is Saved =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Saved).name === 'string' &&
  typeof (value as Saved).search === 'string';

function readSaved(place: string): readonly Saved[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isSaved).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

interface SavedProps {
  readonly desk: string;
  readonly personId: string;
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
}

export function SavedFilters({ desk, personId, asked, onAsk }: SavedProps) {
  const w = useWords(BOARD);
  const place = `kyoso-filters/${desk}/${personId}`;
  const [saved, setSaved] = useState(() => readSaved(place));
  const [name, setName] = useState('');
  const current = writeFilters(asked.filters, asked.sort);
  const keep = (next: readonly Saved[]) => {
    localStorage.setItem(place, JSON.stringify(next));
    setSaved(next);
  };
  const isFull = saved.length >= MOST && !saved.some((each) => each.name === name.trim());
  return (
    <div className="saved-filters not-printed">
      {saved.length > 0 && (
        <ul aria-label={w.saved} className="saved-list">
          {saved.map((each) => (
            <li key={each.name}>
              <button
                type="button"
                className="saved-filter"
                aria-pressed={each.search === current}
                onClick={() => onAsk(readFilters(new URLSearchParams(each.search)))}
              >
                {each.name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{w.saved}</summary>
        <div className="stack">
          <form
            className="stack-tight"
            onSubmit={(event) => {
              event.preventDefault();
              const given = name.trim();
              if (given === '' || isFull) return;
              keep([...saved.filter((each) => each.name !== given), { name: given, search: current }]);
              setName('');
            }}
          >
            <TextField
              name="saved-name"
              label={w.saveAs}
              needed={null}
              short
              value={name}
              onChange={(text) => setName(text.slice(0, LONGEST))}
              support={w.savedHint}
              error={isFull && name.trim() !== '' ? w.savedFull(MOST) : undefined}
            />
            <p>
              <Button type="submit" kind="outline">
                {w.save}
              </Button>
            </p>
          </form>
          {saved.length === 0 ? (
            <p className="small soft">{w.savedNone}</p>
          ) : (
            <ul className="plain-list">
              {saved.map((each) => (
                <li key={each.name} className="row">
                  <span>{each.name}</span>
                  <Button
                    kind="text"
                    about={each.name}
                    onPress={() => keep(saved.filter((other) => other.name !== each.name))}
                  >
                    {w.remove}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </details>
    </div>
  );
}
