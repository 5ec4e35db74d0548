import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { addressOf } from '../../../../domain/pages.js';
import { answerOf, api, Refused, type Schemas, type Words } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import type { Desk } from '../../../app/queries.js';
import type { Session } from '../../../app/session.js';
import { Button } from '../../../parts/button.js';
import { useReason } from '../../../parts/states.js';
import { BOARD } from '../../../words/board.js';
import { useCaseName } from '../list/case-marks.js';
import type { CaseRow } from '../list/case-queries.js';
import { AssignForm } from './assign-form.js';
import { assignAll, oneByOne, useBulk, type Deed, type Result, type Run } from './bulk-run.js';

type Person = Session['people'][number];

interface BulkProps {
  readonly desk: Desk;
  readonly person: Person | undefined;
  readonly chosen: readonly CaseRow[];
  /** How many of them the list does not show as it is now. */
  readonly elsewhere: number;
  readonly onUnchoose: () => void;
}

/** Who may put others in charge; whether of a case says the API, case by case. */
const GIVING: readonly Schemas['Role'][] = ['leader', 'desk_head'];
/** Who takes part in cases; an auditor reads and follows. */
const TAKING: readonly Schemas['Role'][] = ['coordinator', 'desk_head', 'officer', 'leader'];

/** No browser opens more in one go without asking. */
const MOST_TABS = 10;

const has = (person: Person | undefined, roles: readonly Schemas['Role'][]): boolean =>
  person?.roles.some((role) => roles.includes(role)) ?? false;

const ofCase = ({ id }: CaseRow) => ({ params: { path: { id } } });

class TabRefused extends Error {
  override readonly name = 'TabRefused';
}

/** What can be done with several cases at once. */
export function Bulk({ desk, person, chosen, elsewhere, onUnchoose }: BulkProps) {
  const w = useWords(BOARD);
  const { run, begin, again, close } = useBulk(desk.id);
  const [isAssigning, setIsAssigning] = useState(false);
  const start = (deed: Deed) => void begin(deed, chosen);
  const change = (name: string, action: 'claim' | 'release') =>
    start(
      oneByOne(name, (row) => answerOf(api.POST('/proposals/{id}/assignments', { ...ofCase(row), body: { action } }))),
    );
  const openTabs = () => {
    // All of it within the press: what is opened later, the browser holds back.
    let opened = 0;
    start(
      oneByOne(w.openTabs, async (row) => {
        opened += 1;
        if (opened > MOST_TABS) throw new TabRefused(w.tooMany(MOST_TABS));
        const tab = window.open(addressOf('proposal', { id: row.id }), '_blank');
        if (tab === null) throw new TabRefused(w.blocked);
        tab.opener = null;
      }),
    );
  };
  const isRunning = run?.isRunning ?? false;
  return (
    <section className="bulk stack not-printed" aria-label={w.bulk}>
      <p role="status">
        <strong>{w.selected(chosen.length)}</strong>{' '}
        {elsewhere > 0 && <span className="small">{w.selectedElsewhere(elsewhere)}</span>}
      </p>
      <div className="bulk-actions">
        {has(person, TAKING) && (
          <Button kind="outline" busy={isRunning} onPress={() => change(w.claim, 'claim')}>
            {w.claim}
          </Button>
        )}
        {has(person, TAKING) && (
          <Button kind="outline" busy={isRunning} onPress={() => change(w.release, 'release')}>
            {w.release}
          </Button>
        )}
        {has(person, GIVING) && (
          <Button kind="outline" busy={isRunning} onPress={() => setIsAssigning(!isAssigning)}>
            {w.assign}
          </Button>
        )}
        <Button
          kind="outline"
          busy={isRunning}
          onPress={() => start(oneByOne(w.watch, (row) => answerOf(api.POST('/proposals/{id}/watch', ofCase(row)))))}
        >
          {w.watch}
        </Button>
        <Button
          kind="outline"
          busy={isRunning}
          onPress={() =>
            start(oneByOne(w.unwatch, (row) => answerOf(api.DELETE('/proposals/{id}/watch', ofCase(row)))))
          }
        >
          {w.unwatch}
        </Button>
        <Button kind="outline" busy={isRunning} onPress={openTabs}>
          {w.openTabs}
        </Button>
        <Button kind="text" onPress={onUnchoose}>
          {w.unselect}
        </Button>
      </div>
      {isAssigning && person && (
        <AssignForm
          deskId={desk.id}
          person={person}
          count={chosen.length}
          onCancel={() => setIsAssigning(false)}
          onAssign={(wanted) => {
            setIsAssigning(false);
            start(assignAll(w.assign, { desk: desk.id, ...wanted }));
          }}
        />
      )}
      {run && <Results {...{ run, again, close }} />}
    </section>
  );
}

interface ResultsProps {
  readonly run: Run;
  readonly again: () => Promise<void>;
  readonly close: () => void;
}

function Results({ run, again, close }: ResultsProps) {
  const w = useWords(BOARD);
  const { name, results, isRunning } = run;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isRunning) heading.current?.focus();
  }, [isRunning]);
  const done = results.filter(({ state }) => state === 'done').length;
  const known = results.filter(({ state }) => state !== 'waiting').length;
  const left = results.length - done;
  const held = results.filter(({ state }) => state === 'held').length;
  return (
    <div className="stack-tight bulk-results">
      <h2 ref={heading} tabIndex={-1}>
        {isRunning ? w.running(name) : w.finished(name)}
      </h2>
      <progress max={results.length} value={known} aria-label={w.running(name)} />
      <p role="status">
        {isRunning ? w.progress(known, results.length) : left === 0 ? w.resultsAll(done) : w.results(done, left)}
      </p>
      <ul className="bulk-list small">
        {results.map((result) => (
          <Line key={result.row.id} {...result} />
        ))}
      </ul>
      {!isRunning && (
        <div className="row">
          {left > 0 && (
            <Button kind="outline" onPress={again}>
              {w.again(held > 0 ? held : left)}
            </Button>
          )}
          <Button kind="text" onPress={close}>
            {w.closeResults}
          </Button>
        </div>
      )}
    </div>
  );
}

const STATE_CHIPS = { waiting: 'quiet', done: 'success', refused: 'error', held: 'warning' } as const;

const isWords = (reason: unknown): reason is Words =>
  typeof reason === 'object' && reason !== null && 'ja' in reason && 'en' in reason;

function Line({ row, state, reason }: Result) {
  const { say } = useLanguage();
  const w = useWords(BOARD);
  const nameOf = useCaseName();
  const reasonOf = useReason();
  const why = (): string => {
    if (state === 'held') return reason instanceof Refused ? w.stopped : w.held;
    if (isWords(reason)) return say(reason);
    return reason instanceof TabRefused ? reason.message : reasonOf(reason);
  };
  return (
    <li>
      <span className={`chip chip-${STATE_CHIPS[state]}`}>{w.result[state]}</span>{' '}
      <Link href={addressOf('proposal', { id: row.id })}>{nameOf(row)}</Link>
      {(state === 'refused' || state === 'held') && <span> {why()}</span>}
    </li>
  );
}
