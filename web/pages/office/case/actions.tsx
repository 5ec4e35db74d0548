import { useEffect, useRef, useState, type ComponentType } from 'react';
import { COMMAND_WORDS } from '../../../../domain/command-words.js';
import { useGive, type Giving } from '../../../app/give.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { Banner } from '../../../parts/states.js';
import { CASE_WORDS } from '../../../words/case.js';
import type { CaseProps } from '../../case-props.js';
import { Asks } from './asks.js';
import { AgreementKindPanel } from './agreement-kind-panel.js';
import { AssignPanel } from './assign-panel.js';
import { offeredOn, type Choice, type Kind } from './choices.js';
import { CommandPanel } from './command-panel.js';
import { ContentPanel } from './content-panel.js';
import { Meanwhile } from './meanwhile.js';
import type { PanelProps } from './panel.js';
import { ScreeningPanel } from './screening-panel.js';
import { TaskPanel } from './task-panel.js';

/** Forms that ask for more than a command's own fields. */
const PANELS: Partial<Readonly<Record<Kind, ComponentType<PanelProps>>>> = {
  pass_screening: ScreeningPanel,
  assign_departments: AssignPanel,
  take_task: TaskPanel,
  choose_agreement_kind: AgreementKindPanel,
  resubmit: ContentPanel,
  convert: ContentPanel,
};

/** A form that stands open, for a case as it was when it was opened. */
interface Opened {
  readonly choice: Choice;
  readonly seen: number;
  /** Each opening is a form of its own. */
  readonly opening: number;
  /** Somebody has begun to fill it in: it is theirs, and does not vanish when others change the case. */
  readonly touched: boolean;
}

/**
 * What awaits the city, and what this person can do about it. What an ask waits for stands open by itself; whatever else is
 * open is folded away.
 */
export function Actions({ proposal, desk }: CaseProps) {
  const { t, say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const giving = useGive(proposal.id);
  const { version = 0 } = proposal;
  const { awaited, others } = offeredOn(proposal);
  const [opened, setOpened] = useState<Opened | null>(null);
  /** What was given last, and the version at which it was given: until the next one the page shows the case before it. */
  const [done, setDone] = useState<{ readonly kind: Kind; readonly version: number } | null>(null);
  const doneBox = useRef<HTMLDivElement>(null);
  const first = awaited[0];
  const isBehind = done !== null && version <= done.version;
  const isStale = opened !== null && !opened.touched && version > opened.seen;

  const open = (choice: Choice) =>
    setOpened((before) => ({ choice, seen: version, opening: (before?.opening ?? 0) + 1, touched: false }));

  const touch = () => setOpened((before) => (before?.touched === false ? { ...before, touched: true } : before));

  useEffect(() => {
    if (isBehind || (opened !== null && !isStale)) return;
    setOpened((before) =>
      first === undefined
        ? null
        : { choice: first, seen: version, opening: (before?.opening ?? 0) + 1, touched: false },
    );
    // `first` is made anew at each drawing; which one it is stands in its id.
  }, [isBehind, isStale, opened, first?.id, version]);

  useEffect(() => {
    if (done !== null) doneBox.current?.focus();
  }, [done]);

  const givingFrom = ({ seen }: Opened): Giving => ({
    ...giving,
    give: async (request) => {
      const state = await giving.give({ ...request, expectedVersion: seen });
      setDone({ kind: request.kind, version: seen });
      setOpened(null);
      return state;
    },
  });

  const isOpenNow = ({ kinds }: Choice): boolean =>
    kinds.some((kind) => proposal.actions.some((action) => action.kind === kind));
  const Panel = opened ? (PANELS[opened.choice.id] ?? CommandPanel) : null;
  const choose = (choice: Choice) => (
    <button
      key={choice.id}
      type="button"
      className="choice-button"
      aria-pressed={opened?.choice.id === choice.id}
      onClick={() => open(choice)}
    >
      {say(choice.label)}
    </button>
  );
  return (
    <section className="section" id="case-actions" aria-labelledby="case-actions-title">
      <h2 id="case-actions-title">{w.parts.actions}</h2>
      <Asks proposal={proposal} desk={desk} />
      <div className="stack not-printed">
        {done !== null && (
          <div ref={doneBox} tabIndex={-1}>
            <Banner kind="success" live>
              <p>{giving.isWaiting ? t.proposal.waitingToBeDecided : w.done(say(COMMAND_WORDS[done.kind]))}</p>
            </Banner>
          </div>
        )}
        {awaited.length === 0 && others.length === 0 && <p className="soft">{w.nothingOpen}</p>}
        {(awaited.length > 1 || (first !== undefined && opened?.choice.id !== first.id)) && (
          <div role="group" aria-label={w.awaitedActions} className="choice-buttons">
            {awaited.map(choose)}
          </div>
        )}
        {others.length > 0 && (
          <details className="case-others">
            <summary>{w.otherActions(others.length)}</summary>
            <div className="choice-buttons">{others.map(choose)}</div>
          </details>
        )}
        {opened && Panel && (
          <section
            key={opened.opening}
            className="card card-asking case-panel"
            aria-labelledby="case-panel-title"
            onChange={touch}
            onClick={touch}
          >
            <h3 id="case-panel-title">{say(opened.choice.label)}</h3>
            {version > opened.seen && opened.touched && (
              <Meanwhile
                proposal={proposal}
                desk={desk}
                since={opened.seen}
                isOpenStill={isOpenNow(opened.choice)}
                onGoOn={() => setOpened((before) => before && { ...before, seen: version })}
                onClose={() => setOpened(null)}
              />
            )}
            <Panel proposal={proposal} desk={desk} choice={opened.choice} giving={givingFrom(opened)} />
          </section>
        )}
      </div>
    </section>
  );
}
