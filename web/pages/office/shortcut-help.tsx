import { useId, useRef } from 'react';
import { useLocation } from 'wouter';
import { addressOf } from '../../../domain/pages.js';
import { useWords } from '../../app/language.js';
import { turnShortcuts, useShortcuts, useShortcutsOn, type Shortcuts } from '../../app/shortcuts.js';
import { Button } from '../../parts/button.js';
import { Check } from '../../parts/fields.js';
import { SHORTCUTS } from '../../words/shortcuts.js';

/** What the keys of a page do, in the order in which the help lists them; each by its word in `SHORTCUTS`. */
export type NamedShortcuts = readonly {
  readonly word: keyof (typeof SHORTCUTS)['ja'];
  readonly keys: Shortcuts;
}[];

const GO = 'g';

/** Takes the keys of a page, adds those that lead from room to room, and tells of all of them. */
export function ShortcutHelp({ desk, shortcuts }: { readonly desk: string; readonly shortcuts: NamedShortcuts }) {
  const w = useWords(SHORTCUTS);
  const [, goTo] = useLocation();
  const dialog = useRef<HTMLDialogElement>(null);
  const isOn = useShortcutsOn();
  const titleId = useId();
  const all: NamedShortcuts = [
    ...shortcuts,
    { word: 'board', keys: { [`${GO} b`]: () => goTo(addressOf('board', { desk })) } },
    { word: 'cases', keys: { [`${GO} c`]: () => goTo(addressOf('cases', { desk })) } },
    { word: 'today', keys: { [`${GO} t`]: () => goTo(addressOf('today')) } },
    { word: 'help', keys: { '?': () => dialog.current?.showModal() } },
  ];
  useShortcuts(Object.assign({}, ...all.map(({ keys }) => keys)) as Shortcuts);
  return (
    <>
      <span className="shortcut-button not-printed">
        <Button kind="text" onPress={() => dialog.current?.showModal()}>
          {w.show}
        </Button>
      </span>
      <dialog ref={dialog} aria-labelledby={titleId}>
        <div className="stack">
          <h2 id={titleId}>{w.title}</h2>
          <p>{w.lead}</p>
          <table className="shortcut-table">
            <thead>
              <tr>
                <th scope="col">{w.key}</th>
                <th scope="col">{w.does}</th>
              </tr>
            </thead>
            <tbody>
              {all.map(({ word, keys }) => (
                <tr key={word}>
                  <td>
                    <Keys all={Object.keys(keys)} />
                  </td>
                  <td>{w[word]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Check name="shortcuts-on" label={w.on} value={isOn} onChange={turnShortcuts} />
          <p className="small soft">{w.onSupport}</p>
          <p>
            <Button kind="outline" onPress={() => dialog.current?.close()}>
              {w.close}
            </Button>
          </p>
        </div>
      </dialog>
    </>
  );
}

const SHOWN_AS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** `j or ↓`, `g then b`. */
function Keys({ all }: { readonly all: readonly string[] }) {
  const w = useWords(SHORTCUTS);
  return all.map((keys, index) => (
    <span key={keys}>
      {index > 0 && ` ${w.or} `}
      {keys.split(' ').map((key, place) => (
        <span key={key}>
          {place > 0 && ` ${w.then} `}
          <kbd>{SHOWN_AS[key] ?? key}</kbd>
        </span>
      ))}
    </span>
  ));
}
