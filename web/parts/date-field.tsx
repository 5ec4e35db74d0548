import { useState } from 'react';
import { useLanguage } from '../app/language.js';
import { readDay, showDay, type DateBoxes } from '../words/dates.js';
import { Group, idOf } from './fields.js';

interface DateProps {
  readonly name: string;
  readonly label: string;
  readonly needed: boolean;
  readonly support?: string;
  readonly error?: string | undefined;
  /** YYYY-MM-DD; empty: none. */
  readonly value: string;
  /** What the boxes name, or what stands in them where that is no day: then the API says so. */
  readonly onChange: (value: string) => void;
}

const boxesOf = (value: string): DateBoxes => {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  return { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, '') };
};

const valueOf = ({ year, month, day }: DateBoxes): string =>
  readDay({ year, month, day }) ?? (year + month + day === '' ? '' : [year, month, day].join('-'));

const PARTS = ['year', 'month', 'day'] as const;

/** A day in three boxes, with the year as 2026 or 令和8; as soon as they name one, it is said in full. */
export function DateField({ value, onChange, support, ...field }: DateProps) {
  const { t, language } = useLanguage();
  const [boxes, setBoxes] = useState<DateBoxes>(() => boxesOf(value));
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    // The form was emptied, or filled, by something else than these boxes.
    if (valueOf(boxes) !== value) setBoxes(boxesOf(value));
  }
  const write = (change: Partial<DateBoxes>) => {
    const next = { ...boxes, ...change };
    setBoxes(next);
    onChange(valueOf(next));
  };
  const day = readDay(boxes);
  return (
    <Group {...field} support={support ?? t.date.yearSupport}>
      <div className="date-boxes">
        {PARTS.map((part) => (
          <label key={part}>
            <input
              id={`${idOf(field.name)}-${part}`}
              inputMode={part === 'year' ? 'text' : 'numeric'}
              autoComplete="off"
              value={boxes[part]}
              aria-required={field.needed}
              aria-invalid={field.error !== undefined}
              onChange={(event) => write({ [part]: event.target.value })}
            />
            {t.date[part]}
          </label>
        ))}
        <span className="date-named" aria-live="polite">
          {day !== null && showDay(day, language)}
        </span>
      </div>
    </Group>
  );
}
