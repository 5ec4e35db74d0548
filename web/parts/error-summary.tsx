import { useEffect, useRef } from 'react';
import { useLanguage } from '../app/language.js';
import { idOf } from './fields.js';

export interface Fault {
  /** Name of the field; null: of the whole. */
  readonly name: string | null;
  readonly label: string;
  readonly text: string;
}

/** All that is wrong, above the form, each leading to its place. It takes the focus when something was refused. */
export function ErrorSummary({ faults, title }: { readonly faults: readonly Fault[]; readonly title?: string }) {
  const { t } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [faults]);
  if (faults.length === 0) return null;
  return (
    <div className="banner banner-error" role="alert" tabIndex={-1} ref={box}>
      <h2>{title ?? t.common.errorCount(faults.length)}</h2>
      <ul>
        {faults.map(({ name, label, text }) => (
          <li key={`${name}-${text}`}>
            {name === null ? (
              text
            ) : (
              <a
                href={`#${idOf(name)}`}
                onClick={(event) => {
                  const field = document.getElementById(idOf(name));
                  if (!field) return;
                  event.preventDefault();
                  field.scrollIntoView({ block: 'center' });
                  // Of several boxes under one legend the first: there somebody can write at once.
                  const box = field.matches('fieldset') ? field.querySelector<HTMLElement>('input, select') : field;
                  (box ?? field).focus();
                }}
              >
                {label}
                {t.marks.colon}
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
