import { useState } from 'react';
import { useLanguage } from '../app/language.js';
import { readDay, type DateBoxes } from '../words/dates.js';
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

/** A day in three boxes, with the year as 2026 or 令和8. */
export function DateField({ value, onChange, support, ...field }: DateProps) {
  const { t } = useLanguage();
  const [boxes, setBoxes] = useState<DateBoxes>(() => boxesOf(value));
  const write = (change: Partial<DateBoxes>) => {
    const next = { ...boxes, ...change };
    setBoxes(next);
    const written = [next.year, next.month, next.day].join('');
    onChange(readDay(next) ?? (written === '' ? '' : [next.year, next.month, next.day].join('-')));
  };
  const box = (part: keyof DateBoxes) => (
    <label>
      <input
        id={`${idOf(field.name)}-${part}`}
        inputMode={part === 'year' ? 'text' : 'numeric'}
        autoComplete="off"
        value={boxes[part]}
        aria-invalid={field.error !== undefined}
        onChange={(event) => write({ [part]: event.target.value })}
      />
      {t.date[part]}
    </label>
  );
  return (
    <Group {...field} support={support ?? t.date.yearSupport}>
      <div className="date-boxes">
        {box('year')}
        {box('month')}
        {box('day')}
      </div>
    </Group>
  );
}
