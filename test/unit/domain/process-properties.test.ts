import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { COMMANDS_AWAITED } from '../../../domain/ask-commands.js';
import { AWAITED_OUTSIDE, SYSTEM_ACTOR, type Actor } from '../../../domain/access.js';
import { replanned } from '../../../domain/asks.js';
import { addDays, isBusinessDay, tokyoDay, tokyoInstant } from '../../../domain/calendar.js';
import {
  ballOf,
  canonical,
  kindOfKey,
  leadingAsk,
  STALLED,
  type Ask,
  type CaseState,
} from '../../../domain/case-state.js';
import { COMMAND_KINDS, type CommandInput, type CommandKind } from '../../../domain/commands.js';
import { AHEAD, agendaOf } from '../../../domain/ladder.js';
import {
  decide,
  MOVES,
  passagesOf,
  refused,
  type Command,
  type Decision,
  type Passage,
} from '../../../domain/process.js';
import { consultationOf } from '../../../domain/protection.js';
import { PARTIES, POSITIONS, type Outcome } from '../../../domain/stages.js';
import { CHALLENGE, contentFor, DESKS, factsFor, PEOPLE, type DeskName } from '../../factories/desks.js';
import {
  CANARY,
  commandFor,
  EVERYBODY,
  inputsFor,
  NOT_OPEN,
  offersTo,
  plans,
  plansFor,
  walk,
  type Plan,
  type Situation,
  type Step,
} from '../../factories/walks.js';

/** What must hold wherever a case can get to, for all five desks, both types of proposal and every kind. */

const SEED = Number(process.env['FC_SEED'] ?? 20260901);
const WALKS = Number(process.env['FC_WALKS'] ?? 200);

const seen = { steps: 0, settled: 0, states: new Set<string>(), ends: new Set<string>() };

/** The same seed gives the same plans to every property, so most walks are gone once. */
const gone = new Map<string, readonly Step[]>();

function walkOnce(plan: Plan): readonly Step[] {
  const key = JSON.stringify(plan);
  const known = gone.get(key);
  if (known) return known;
  const steps = walk(plan);
  gone.set(key, steps);
  seen.steps += steps.length;
  for (const step of steps) {
    if (step.decision.ok) seen.settled += 1;
    seen.states.add(shapeOf(step.after));
    seen.ends.add(`${step.before.desk} ${step.after.stage} ${step.after.outcome}`);
  }
  return steps;
}

/** Runs a check over walks. A failure names the seed and the shortest plan that shows it. */
function everyWalk(check: (steps: readonly Step[], plan: Plan) => void): void {
  fc.assert(
    fc.property(plans(), (plan) => check(walkOnce(plan), plan)),
    // The limit is for the search of a shorter plan, once one has failed.
    { seed: SEED, numRuns: WALKS, interruptAfterTimeLimit: 600_000, markInterruptAsFailure: true },
  );
}

const everyStep = (check: (step: Step) => void): void => everyWalk((steps) => steps.forEach(check));

/** One situation for each shape of state that the walks came to, or for one in so many. */
function everySituation(check: (situation: Situation) => void, { oneIn = 1 } = {}): void {
  const met = new Set<string>();
  everyStep((step) => {
    const shape = shapeOf(step.after);
    if (met.has(shape)) return;
    if (met.size % oneIn === 0) check(situationAfter(step));
    met.add(shape);
  });
}

/** What can happen next depends on this: the state without its clocks, counters and the number of its rounds. */
function shapeOf(state: CaseState): string {
  const known = shapes.get(state);
  if (known !== undefined) return known;
  const { asks, pauses, pilot, evaluation, dialogue, agreement, expert, protection, ...rest } = state;
  const shape = canonical({
    ...rest,
    last: 0,
    lastSettled: 0,
    asks: asks.map((ask) => `${ask.kind}/${ask.departmentId}`),
    stands: pauses.some(({ to }) => to === null),
    pilot: pilot.status,
    expert: expert.status,
    protection: consultationOf({ protection }),
    evaluation: { ...evaluation, round: 0, concurredBy: evaluation.concurredBy && 'somebody' },
    dialogue: { ...dialogue, held: 0 },
    agreement: { ...agreement, term: agreement.term !== null, nextReviewOn: agreement.nextReviewOn !== null },
  });
  shapes.set(state, shape);
  return shape;
}
const shapes = new WeakMap<CaseState, string>();

const situationAfter = (step: Step): Situation => ({ ...step.before, state: step.after });

afterAll(() => {
  process.stdout.write(
    `process properties: seed ${SEED}, ${gone.size} walks, ${seen.steps} steps, ${seen.settled} settled, ` +
      `${seen.states.size} states of different shape, ${seen.ends.size} of desk, stage and outcome\n`,
  );
});

const keyOf = ({ kind, from, to }: Passage): string => `${from} --${kind}--> ${to}`;

const isDesk = (actor: Actor): boolean => actor.roles.includes('coordinator') || actor.roles.includes('desk_head');
const isLead = (actor: Actor, state: CaseState): boolean =>
  state.departments.some(
    (part) => part.lead && part.status === 'taken' && actor.departmentIds.includes(part.departmentId),
  );
const speaksForProposer = ({ actor, onBehalfOf }: Command): boolean =>
  onBehalfOf === null ? actor === PEOPLE.proposer : onBehalfOf.party === 'proposer' && isDesk(actor);

describe('what is open', () => {
  test('what is offered to a person is refused only for its input; what is not offered is always refused', () => {
    everyStep(({ before, command, offered, decision }) => {
      if (offered) {
        if (decision.ok || decision.refusal.code === 'VERSION_CONFLICT') return;
        expect([command.kind, command.actor.roles, decision.refusal.code]).toEqual([
          command.kind,
          command.actor.roles,
          expect.not.stringMatching(new RegExp(`^(${[...NOT_OPEN].join('|')})$`)),
        ]);
      } else {
        expect([before.state.stage, command.kind, decision.ok]).toEqual([before.state.stage, command.kind, false]);
      }
    });
  });

  test('everybody can do what is offered to them, with some input, and nothing that is not', () => {
    everySituation(
      (situation) => {
        const wrong: unknown[] = [];
        const offered = EVERYBODY.map((actor) => ({ actor, all: offersTo(situation, actor) }));
        for (const kind of COMMAND_KINDS) {
          const inputs = inputsFor(kind, situation);
          for (const { actor, all } of offered) {
            const offers = all.filter((offer) => offer.kind === kind);
            const own = { kind, actor, onBehalfOf: null };
            for (const asked of offers.some((offer) => offer.onBehalfOf === null) ? offers : [...offers, own]) {
              const done = isPossible(situation, asked, inputs);
              if (done !== offers.includes(asked)) wrong.push([situation.state.stage, asked, done]);
            }
          }
        }
        expect(wrong).toEqual([]);
      },
      { oneIn: 5 },
    );
  });

  test('a closed case accepts nothing but being reopened, and refuses the rest as closed', () => {
    everyStep(({ before, command, decision, after }) => {
      if (before.state.stage !== 'closed' || command.kind === 'reopen') return;
      if (!decision.ok) {
        const expected =
          command.expectedVersion !== null || command.occurredOn !== null
            ? /^(CASE_CLOSED|VERSION_CONFLICT|OCCURRED_ON_IN_FUTURE)$/
            : /^CASE_CLOSED$/;
        expect(decision.refusal.code).toMatch(expected);
      }
      expect(canonical({ ...after, last: 0 })).toBe(canonical({ ...before.state, last: 0 }));
    });
  });

  test('a draft accepts nothing but being handed in', () => {
    everyStep(({ before, command, decision }) => {
      if (before.state.submitted) return;
      expect([command.kind, decision.ok]).toEqual([command.kind, decision.ok && command.kind === 'submit']);
    });
  });
});

/** Whether `decide` carries it out with one of these inputs. */
function isPossible(
  situation: Situation,
  asked: Pick<Command, 'kind' | 'actor' | 'onBehalfOf'>,
  inputs: readonly Command['input'][],
): boolean {
  // Whether a draft may be handed in at all is its own matter: here it is complete and in time.
  const facts = situation.state.submitted
    ? situation.facts
    : factsFor(situation.desk, situation.state.type, {
        content: contentFor(situation.desk, situation.state.type, {}, situation.state.kind),
        challenge: situation.facts.challenge && { ...CHALLENGE, closesOn: null },
      });
  return inputs.some(
    (input) => decide(situation.state, commandFor(situation, asked, input), facts, situation.profile).ok,
  );
}

/** People of the side that holds an ask. */
const holdersOf = (ask: Ask): Actor[] =>
  EVERYBODY.filter((actor) => {
    if (ask.holder === 'proposer') return actor === PEOPLE.proposer;
    if (ask.holder === 'desk') return isDesk(actor);
    // An expert without an account is spoken for by the desk.
    if (ask.holder === 'expert') return actor === PEOPLE.expert || isDesk(actor);
    return ask.departmentId !== null && actor.departmentIds.includes(ask.departmentId);
  });

describe('no dead end', () => {
  /** What ends a case, or goes on beside whatever leads to its end. */
  const waysOut: readonly CommandKind[] = [
    'withdraw',
    'lapse',
    'replan',
    'extend_due',
    'mark_protected',
    'consult_protection',
    'answer_protection',
    'settle_protection',
  ];

  test('in every open state somebody is awaited, and somebody can do more than give up', () => {
    everySituation((situation) => {
      if (!situation.state.submitted || situation.state.stage === 'closed') {
        expect(situation.state.asks).toEqual([]);
        return;
      }
      expect(situation.state.asks.length).toBeGreaterThan(0);
      const kinds = EVERYBODY.flatMap((actor) => offersTo(situation, actor).map((offer) => offer.kind));
      expect(kinds.some((kind) => !waysOut.includes(kind))).toBe(true);
    });
  });

  test('whoever is awaited can do what is asked of them, in their own name', () => {
    everySituation((situation) => {
      const { state } = situation;
      for (const ask of state.asks) {
        // A decision waits for the other side's concurrence, and a stopped clock for the proposer: those are asked too.
        if (ask.kind === 'decide' && state.asks.some((other) => other.kind === 'concur')) continue;
        if (ask.holder !== 'proposer' && state.correction !== null) continue;
        if (ask.kind === 'screen' && !state.dialogue.withDesk) continue;
        const able = holdersOf(ask).some((actor) =>
          offersTo(situation, actor).some(
            (offer) => offer.onBehalfOf === null && COMMANDS_AWAITED[ask.kind].includes(offer.kind),
          ),
        );
        expect([state.stage, ask.kind, able]).toEqual([state.stage, ask.kind, true]);
      }
    });
  });

  test('from every state that was reached a way leads to the end without withdrawing or lapsing', () => {
    const leadsOut = new Set<string>();
    everySituation(
      (situation) => {
        if (situation.state.submitted) expect(wayToTheEnd(situation, leadsOut)).not.toBeNull();
      },
      { oneIn: 3 },
    );
    expect(leadsOut.size).toBeGreaterThan(100);
  });

  interface Place {
    readonly situation: Situation;
    readonly path: readonly string[];
  }

  /** Follows what has come furthest, shapes once; remembers for the next search what led out. */
  function wayToTheEnd(from: Situation, leadsOut: Set<string>): readonly string[] | null {
    const rank = ({ situation: { state } }: Place): number =>
      POSITIONS.indexOf(state.stage) * 2 + (state.outcome === 'concluded' ? 1 : 0);
    const isOut = ({ situation: { state } }: Place): boolean =>
      state.stage === 'closed' || leadsOut.has(shapeOf(state));
    const line: Place[] = [{ situation: from, path: [shapeOf(from.state)] }];
    const visited = new Set(line[0]?.path);
    for (let place = line.pop(); place && visited.size < 3000; place = line.pop()) {
      const next = [place, ...stepsFrom(place, visited)];
      const out = next.find(isOut);
      if (out) {
        out.path.forEach((shape) => leadsOut.add(shape));
        return out.path;
      }
      line.push(...next.slice(1));
      line.sort((a, b) => rank(a) - rank(b));
    }
    return null;
  }

  function stepsFrom({ situation, path }: Place, visited: Set<string>): Place[] {
    const offers = EVERYBODY.flatMap((actor) => offersTo(situation, actor)).filter(
      (offer) => offer.onBehalfOf === null && !waysOut.includes(offer.kind),
    );
    return offers.flatMap((offer) =>
      inputsFor(offer.kind, situation).flatMap((input): Place[] => {
        const command = commandFor(situation, offer, input);
        const decision = decide(situation.state, command, situation.facts, situation.profile);
        if (!decision.ok || visited.has(shapeOf(decision.state))) return [];
        visited.add(shapeOf(decision.state));
        return [{ situation: { ...situation, state: decision.state }, path: [...path, shapeOf(decision.state)] }];
      }),
    );
  }
});

describe('no outcome without a decision of somebody who may take it', () => {
  /** From the guidelines and the issue, not from the code: who may bring a case to which end, and by what. */
  const RULES: Readonly<Record<Outcome, (step: Step, history: readonly Step[]) => boolean>> = {
    // T-34, T-38: what only the mayor may judge comes with the reference of his decision.
    excluded: ({ command, before }) => {
      const { criteria, externalDecision } = command.input as CommandInput<'exclude'>;
      const mayors = before.desk === 'tokorozawa' && criteria.some((code) => code.startsWith('other_unsuitable'));
      const decided = !mayors || externalDecision?.authority === 'mayor';
      return command.kind === 'exclude' && isDesk(command.actor) && decided;
    },
    answered: ({ command, before }) =>
      command.kind === 'answer' && isDesk(command.actor) && before.state.kind !== 'proposal',
    other_method: ({ command, before }) =>
      command.kind === 'choose_other_method' && before.profile.other_methods.length > 0,
    pilot_completed: ({ command, before }) =>
      command.kind === 'accept_report' && before.state.pilot.status === 'finished' && before.state.track !== null,
    redirected: ({ command }) => command.kind === 'redirect' && isDesk(command.actor),
    no_department: ({ command, before }) =>
      command.kind === 'close_without_department' &&
      isDesk(command.actor) &&
      before.state.departments.every((part) => part.status === 'refused'),
    withdrawn: ({ command }) => command.kind === 'withdraw' && speaksForProposer(command),
    lapsed: ({ command, before }) =>
      command.kind === 'lapse' &&
      isDesk(command.actor) &&
      before.state.asks.some(
        (ask) =>
          ask.holder === 'proposer' && ask.kind !== 'answer_protection' && (ask.until ?? '9999') < command.receivedAt,
      ),
    // M-29: the section decides, in coordination with somebody else of the desk.
    not_adopted: ({ command, before }, history) =>
      before.profile.tracks.length === 0 &&
      command.kind === 'reject' &&
      before.state.stage === 'evaluation' &&
      isLead(command.actor, before.state) &&
      concurredBySomebodyElse(command.actor, history),
    not_realised: ({ command, before }, history) => {
      if (!decidesHere(command.actor, before)) return false;
      if (command.kind !== 'decide_feasibility')
        return command.kind === 'reject' && (before.state.stage !== 'evaluation' || before.state.track !== null);
      const no = (command.input as CommandInput<'decide_feasibility'>).feasible === false;
      return no && isAgreed(command.actor, before, history);
    },
    concluded: (step, history) =>
      step.command.kind === 'conclude' && decidesHere(step.command.actor, step.before) && bothAgreed(step, history),
    adopted_not_selected: ({ command, before }, history) =>
      command.kind === 'record_procurement_result' &&
      (isDesk(command.actor) || isLead(command.actor, before.state)) &&
      sinceReopening(history).some(isAdoption),
  };

  const sinceReopening = (history: readonly Step[]): readonly Step[] =>
    history.slice(history.findLastIndex((step) => step.command.kind === 'reopen' && step.decision.ok) + 1);

  const settledKinds = (history: readonly Step[]): readonly Step[] => history.filter((step) => step.decision.ok);

  const isAdoption = (step: Step): boolean =>
    step.decision.ok && !step.before.state.evaluation.adopted && step.after.evaluation.adopted;

  /** The last word of the desk in this round of evaluation was a yes, of another person. */
  function concurredBySomebodyElse(actor: Actor, history: readonly Step[]): boolean {
    const round = settledKinds(sinceReopening(history));
    const asked = Math.max(
      round.findLastIndex((step) => step.command.kind === 'evaluate'),
      round.findLastIndex((step) => step.before.state.stage !== 'evaluation' && step.after.stage === 'evaluation'),
    );
    const concurrence = round.slice(asked + 1).findLast((step) => ['concur', 'object'].includes(step.command.kind));
    return (
      concurrence?.command.kind === 'concur' &&
      isDesk(concurrence.command.actor) &&
      concurrence.command.actor.personId !== actor.personId
    );
  }

  /** Of those that decide in the stage by the desk's guideline. */
  function decidesHere(actor: Actor, { state, profile }: Situation): boolean {
    const rule = profile.stages.find((stage) => stage.code === state.stage);
    return rule?.decider === 'desk' ? isDesk(actor) : isLead(actor, state);
  }

  /** I-21, A-13: every department that takes part agreed since the talks were last opened, none of them the decider. */
  function everyDepartmentConcurred(actor: Actor, { state }: Situation, history: readonly Step[]): boolean {
    const round = settledKinds(sinceReopening(history));
    // A department that joins brings a voice of its own; those that were heard before stand until somebody objects.
    const reopensTalks = (step: Step): boolean =>
      !['matching', 'dialogue'].includes(step.before.state.stage) && step.after.stage === 'dialogue';
    const asked = Math.max(
      round.findLastIndex((step) => step.command.kind === 'object'),
      round.findLastIndex(reopensTalks),
    );
    const agreed = round.slice(asked + 1).filter((step) => step.command.kind === 'concur');
    const parts = state.departments.filter((part) => part.status !== 'refused');
    // N-13: what a section agreed to, its successor has agreed to.
    const spoken = new Set<string>();
    for (const { command, after } of round.slice(asked + 1)) {
      for (const { departmentId, status } of after.departments) if (status === 'refused') spoken.delete(departmentId);
      if (command.kind === 'concur') command.actor.departmentIds.forEach((id) => spoken.add(id));
      if (command.kind !== 'hand_over') continue;
      for (const { departmentId, toDepartmentId } of (command.input as CommandInput<'hand_over'>).parts) {
        if (departmentId !== null && toDepartmentId !== null && spoken.has(departmentId)) spoken.add(toDepartmentId);
      }
    }
    return (
      parts.length > 0 &&
      parts.every(({ departmentId }) => spoken.has(departmentId)) &&
      agreed.at(-1)?.command.actor.personId !== actor.personId
    );
  }

  const isAgreed = (actor: Actor, before: Situation, history: readonly Step[]): boolean =>
    before.state.stage === 'dialogue'
      ? everyDepartmentConcurred(actor, before, history)
      : concurredBySomebodyElse(actor, history);

  /** Each side's last consent since the adoption was to this kind and this draft. */
  function bothAgreed({ command, before }: Step, history: readonly Step[]): boolean {
    const settled = settledKinds(sinceReopening(history));
    const consents = settled
      .slice(settled.findLastIndex(isAdoption) + 1)
      .filter((step) => step.command.kind === 'consent_to_agreement');
    const { agreementKind, document } = command.input as CommandInput<'conclude'>;
    // I-25: without an agreement there is none to consent to.
    const { profile } = before;
    if (profile.agreement_kinds.kinds.some((kind) => kind.code === agreementKind && kind.when === 'no_agreement')) {
      return true;
    }
    const agrees = (step: Step | undefined): boolean => {
      const given = step?.command.input as CommandInput<'consent_to_agreement'> | undefined;
      return given?.agreementKind === agreementKind && given.document === document;
    };
    const ofProposer = consents.findLast((step) => speaksForProposer(step.command));
    const ofCity = consents.findLast((step) => !speaksForProposer(step.command));
    const byDecider = ofCity !== undefined && decidesHere(ofCity.command.actor, ofCity.before);
    return agrees(ofProposer) && agrees(ofCity) && byDecider;
  }

  test('every outcome comes from a command that may bring it, and none goes but by reopening', () => {
    const reached = new Set<Outcome>();
    everyWalk((steps) => {
      steps.forEach((step, index) => {
        const { before, after, command } = step;
        if (before.state.outcome === after.outcome) return;
        if (after.outcome === null) {
          expect([command.kind, command.actor]).toEqual(['reopen', PEOPLE.deskHead]);
          return;
        }
        reached.add(after.outcome);
        expect(before.state.outcome).toBeNull();
        expect([after.outcome, command.kind, RULES[after.outcome](step, steps.slice(0, index))]).toEqual([
          after.outcome,
          command.kind,
          true,
        ]);
      });
    });
    // Walks that never get there would prove nothing.
    expect([...reached].sort()).toEqual(Object.keys(RULES).sort());
  });

  test('adopted only by who decides there, after the concurrence of somebody else, in the same round', () => {
    let adoptions = 0;
    everyWalk((steps) => {
      steps.forEach((step, index) => {
        if (!isAdoption(step)) return;
        adoptions += 1;
        expect(['adopt', 'decide_feasibility']).toContain(step.command.kind);
        // Whether it can be done: decided in the dialogue by Izumiotsu and Aomori, by the others in the evaluation.
        const inDialogue = ['izumiotsu', 'aomori'].includes(step.before.desk);
        expect(step.before.state.stage).toBe(inDialogue ? 'dialogue' : 'evaluation');
        if (step.before.desk === 'minato') expect(step.command.kind).toBe('adopt');
        expect(inDialogue ? isDesk(step.command.actor) : isLead(step.command.actor, step.before.state)).toBe(true);
        expect(isAgreed(step.command.actor, step.before, steps.slice(0, index))).toBe(true);
      });
    });
    expect(adoptions).toBeGreaterThan(20);
  });

  test('the clock ends agreements on or after their last day, and the system does nothing else but change guidelines', () => {
    everyStep(({ before, command, decision }) => {
      if (command.actor !== SYSTEM_ACTOR || !decision.ok) return;
      if (command.kind === 'change_guideline') return;
      expect(command.kind).toBe('end_agreement');
      expect((before.state.agreement.term?.to ?? '9999') <= tokyoDay(command.receivedAt)).toBe(true);
    });
    // In every agreement with a term that was reached: refused the day before its last one, carried out on it.
    let ended = 0;
    everyStep(({ before }) => {
      const { term } = before.state.agreement;
      if (before.state.stage !== 'agreement' || term === null) return;
      const byClock = { kind: 'end_agreement' as const, actor: SYSTEM_ACTOR, onBehalfOf: null };
      const endOn = (day: string): boolean => {
        const command = commandFor({ ...before, now: tokyoInstant(day, '12:00') }, byClock, { reason: 'x' });
        return decide(before.state, command, before.facts, before.profile).ok;
      };
      expect([endOn(addDays(term.to, -1)), endOn(term.to)]).toEqual([false, true]);
      ended += 1;
    });
    expect(ended).toBeGreaterThan(0);
  });

  test('no case reaches the dialogue before it was examined (T-11), nor is concluded without a determination (T-21)', () => {
    everyWalk((steps) => {
      const settled = steps.filter((step) => step.decision.ok);
      settled.forEach((step, index) => {
        if (step.after.stage === 'dialogue') {
          expect(settled.slice(0, index + 1).some((earlier) => earlier.command.kind === 'pass_screening')).toBe(true);
        }
        if (step.command.kind === 'conclude') {
          const { cost, procurement } = step.before.state;
          const { triggers } = step.before.profile.procurement;
          if (cost.municipalCost && triggers.length > 0) expect(procurement.procedure).not.toBeNull();
          if (cost.municipalCost && step.before.desk === 'minato') {
            expect(procurement).toEqual({ fundsSecured: true, procedure: 'contract_procedure', result: 'proposer' });
          }
        }
      });
    });
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

describe('the state', () => {
  test('a move leads from where it may start to where it may end, and counts its number', () => {
    everyStep(({ before, command, decision, after }) => {
      expect(after.last).toBe(command.number);
      if (!decision.ok) {
        expect(canonical(after)).toBe(canonical(refused(before.state, command.number)));
        return;
      }
      expect(after.lastSettled).toBe(command.number);
      expect(MOVES[command.kind].leads[before.state.stage]).toContain(after.stage);
      const passage = { kind: command.kind, from: before.state.stage, to: after.stage };
      expect(passagesOf(before.profile)).toContainEqual(passage);
    });
  });

  test('every way that is drawn for a desk is one that a case can take', () => {
    const missing = new Map<string, Passage & { readonly desk: string }>();
    for (const desk of Object.keys(DESKS) as DeskName[]) {
      for (const passage of passagesOf(DESKS[desk])) missing.set(`${desk} ${keyOf(passage)}`, { ...passage, desk });
    }
    const take = ({ desk, state }: Situation, kind: CommandKind, decision: Decision): void => {
      if (decision.ok) missing.delete(`${desk} ${keyOf({ kind, from: state.stage, to: decision.state.stage })}`);
    };
    const tryOut = (situation: Situation, kinds: ReadonlySet<CommandKind>): Situation[] => {
      if (![...kinds].some((kind) => MOVES[kind].leads[situation.state.stage])) return [];
      return EVERYBODY.flatMap((actor) => offersTo(situation, actor))
        .filter((asked) => kinds.has(asked.kind))
        .flatMap((asked) =>
          inputsFor(asked.kind, situation).flatMap((input) => {
            const command = commandFor(situation, asked, input);
            const decision = decide(situation.state, command, situation.facts, situation.profile);
            take(situation, asked.kind, decision);
            return decision.ok ? [{ ...situation, state: decision.state }] : [];
          }),
        );
    };
    const tryMissing = (now: Situation): void => {
      const ways = [...missing.values()].filter(({ desk, from }) => desk === now.desk && from === now.state.stage);
      const kinds = new Set(ways.map((way) => way.kind));
      if (kinds.size === 0) return;
      tryOut(now, kinds);
      // Also after everybody has been silent for a year.
      tryOut({ ...now, now: tokyoInstant(addDays(tokyoDay(now.now), 365), '12:00') }, kinds);
    };
    everyStep(({ before, command, decision }) => take(before, command.kind, decision));
    // What no walk did is tried wherever walks came to, and a few steps on from there.
    const tryFrom = (situation: Situation): void => {
      tryMissing(situation);
      if (situation.state.stage === 'closed' || !isMissing(situation.desk)) return;
      for (const chain of CHAINS) {
        let reached = [situation];
        for (const kinds of chain) {
          const next = reached.flatMap((from) => [from, ...tryOut(from, kinds)]);
          reached = [...new Map(next.map((place) => [shapeOf(place.state), place])).values()].slice(0, 40);
        }
        reached.slice(1).forEach(tryMissing);
      }
    };
    const isMissing = (desk: DeskName): boolean => leftOut().some((way) => way.startsWith(`${desk} `));
    everySituation(tryMissing);
    // Only what is still missing then is worth the steps that follow.
    everySituation(tryFrom, { oneIn: 4 });
    // A way that is seldom taken needs more walks of its own desk.
    const tried = new Set<string>();
    for (const desk of Object.keys(DESKS) as DeskName[]) {
      for (const plan of plansFor(desk, SEED, WALKS / 2)) {
        if (!isMissing(desk)) break;
        for (const step of walkOnce(plan)) {
          take(step.before, step.command.kind, step.decision);
          const shape = shapeOf(step.after);
          if (!tried.has(shape)) tryFrom(situationAfter(step));
          tried.add(shape);
        }
      }
    }
    expect(leftOut()).toEqual([]);

    function leftOut(): string[] {
      return [...missing.keys()].filter((way) => !impossible.test(way));
    }
  });

  /** To what is seldom met: a task that outlives its stage, a correction, an agreement with a term. */
  const CHAINS = [
    [['mark_protected'], ['consult_protection'], ['answer_protection']],
    [['evaluate'], ['concur'], ['decide_feasibility', 'adopt']],
    [['assign_departments'], ['choose_track'], ['start_pilot'], ['finish_pilot']],
    [['request_correction']],
    [['consent_to_agreement'], ['consent_to_agreement'], ['conclude'], ['implement']],
  ].map((chain) => chain.map((kinds) => new Set(kinds as CommandKind[])));

  // Izumiotsu waits for the concurrence of every department that was asked: no task outlives its decision.
  // Minato asks one department at a time: nobody is still asked once one of them has the case.
  const impossible =
    /^(izumiotsu agreement --(take|refuse)_task--> |minato (matching --(assign_departments--> dialogue|take_task--> matching)|dialogue --(assign_departments|take_task|refuse_task)--> dialogue|(evaluation|agreement) --(take|refuse)_task--> ))/;

  test('deciding changes nothing that it is given, and decides the same again', () => {
    everyStep(({ before, command, decision }) => {
      const [state, same, facts] = [deepFreeze(before.state), deepFreeze(command), { ...before.facts }];
      Object.freeze(facts);
      const again: Decision = decide(state, same, facts, deepFreeze(before.profile));
      expect(isDeepStrictEqual(again, decision)).toBe(true);
    });
  });

  test('it survives a payload converter and a jsonb column unchanged, and stays small', () => {
    let largest = 0;
    everySituation(({ state: after }) => {
      const text = JSON.stringify(after);
      const copy = JSON.parse(text) as CaseState;
      expect(isDeepStrictEqual(copy, after)).toBe(true);
      expect(canonical(copy)).toBe(canonical(after));
      const reversed = Object.fromEntries(Object.entries(copy).reverse());
      expect(canonical(reversed)).toBe(canonical(after));
      largest = Math.max(largest, Buffer.byteLength(text));
    });
    expect(largest).toBeLessThan(8 * 1024);
    expect(largest).toBeGreaterThan(1024);
  });

  test('nothing that anybody wrote ever stands in it, nor in a refusal', () => {
    everyStep(({ before, after, command, decision }) => {
      // A walk without words in its inputs would prove nothing.
      if (['redirect', 'reject', 'record_dialogue'].includes(command.kind)) {
        expect(JSON.stringify(command.input)).toContain(CANARY);
      }
      expect(JSON.stringify(after)).not.toContain(CANARY);
      const ownKeys = command.kind === 'resubmit' && before.state.submitted;
      if (!decision.ok && !ownKeys) expect(JSON.stringify(decision.refusal)).not.toContain(CANARY);
    });
  });

  test('one department leads at most, and from the dialogue on exactly one that took it', () => {
    everySituation(({ desk, state: after }) => {
      const leads = after.departments.filter((part) => part.lead);
      expect(leads.length).toBeLessThanOrEqual(1);
      expect(leads.every((part) => part.status !== 'refused')).toBe(true);
      expect(new Set(after.departments.map((part) => part.departmentId)).size).toBe(after.departments.length);
      // Minato has one section, and that one leads.
      if (desk === 'minato') expect(after.departments.filter((part) => part.status !== 'refused')).toEqual(leads);
      // Aomori looks for departments while it talks; whatever follows the dialogue, one has taken the case.
      const taken = desk === 'aomori' ? after.departments.filter((part) => part.status === 'taken') : leads.slice(0, 1);
      const begins = desk === 'aomori' ? [] : ['dialogue'];
      if ([...begins, 'pilot', 'evaluation', 'agreement'].includes(after.stage)) {
        expect(taken.map((part) => part.status)).toContain('taken');
      }
      if (after.stage === 'pilot') expect(['planned', 'running']).toContain(after.pilot.status);
      if (after.correction) expect(after.stage).not.toBe('closed');
      if (after.stage === 'intake' && after.submitted && after.kind === 'proposal') {
        expect(after.correction).not.toBeNull();
      }
      if (after.stage === 'closed') expect(after.outcome).not.toBeNull();
      else expect([null, 'concluded']).toContain(after.outcome);
    });
  });
});

const extendedFrom = (before: CaseState, { input }: Command): Ask => {
  const { ask: key } = input as CommandInput<'extend_due'>;
  return before.asks.find((ask) => ask.key === key)!;
};

describe('asks', () => {
  test('each has a key of its own, and one that goes on keeps it with its due date', () => {
    everyStep(({ before, after, command, decision }) => {
      const keys = after.asks.map((ask) => ask.key);
      expect(new Set(keys).size).toBe(keys.length);
      if (!decision.ok || ['replan', 'resubmit', 'request_correction'].includes(command.kind)) return;
      for (const ask of after.asks) {
        const kept = before.state.asks.find((other) => other.key === ask.key);
        // A section that takes over stands where the other stood; key, beginning and due date stay as they were.
        if (kept && command.kind === 'hand_over') expect({ ...ask, departmentId: kept.departmentId }).toEqual(kept);
        else if (kept) expect(ask).toEqual(kept);
        // More time is a promise made anew; since when somebody is awaited stays as it was.
        else if (command.kind === 'extend_due') expect(ask.since).toBe(extendedFrom(before.state, command).since);
        else expect(ask.since).toBe(command.receivedAt);
      }
    });
  });

  test('they fall due at the close of business: of a business day, or of a day that was fixed', () => {
    everyStep(({ before, after }) => {
      const { calendar } = before.facts;
      for (const ask of after.asks) {
        if (ask.until === null) continue;
        const day = tokyoDay(ask.until);
        expect(ask.until).toBe(tokyoInstant(day, calendar.closeOfBusiness));
        if (ask.fixedDay !== null && ask.days === 0) expect(day).toBe(ask.fixedDay);
        else expect([ask.kind, day, isBusinessDay(calendar, day)]).toEqual([ask.kind, day, true]);
      }
    });
  });

  test('the ball is with the earliest due', () => {
    everyStep(({ after }) => {
      const running = after.asks.flatMap((ask) => (ask.until === null ? [] : [ask.until])).sort();
      expect(ballOf(after)?.until ?? null).toBe(running[0] ?? null);
      expect(leadingAsk(after) === null).toBe(after.asks.length === 0);
    });
  });

  test('whose ball, since and until: never empty while a case is open', () => {
    everyStep(({ after, command }) => {
      const ball = ballOf(after);
      const isOpen = after.submitted && after.stage !== 'closed';
      expect([after.stage, command.kind, ball !== null]).toEqual([after.stage, command.kind, isOpen]);
      if (!ball) return;
      expect(PARTIES).toContain(ball.holder);
      expect(ball.holder === 'department').toBe(ball.departmentId !== null);
      expect([ball.since, ball.until].map((at) => new Date(at ?? '').toISOString())).toEqual([ball.since, ball.until]);
      expect(ball.since <= command.receivedAt).toBe(true);
    });
  });

  test('the agenda wakes for each ask that runs, in order, never before it was opened and never below a rung that was told', () => {
    everyStep(({ after, before }) => {
      const { profile, facts } = before;
      const around = { profile, calendar: facts.calendar, quietSince: before.now };
      const agenda = agendaOf(after, { ...around, told: new Map() });
      expect(agenda.map(({ at }) => at)).toEqual(agenda.map(({ at }) => at).sort());
      const running = after.asks.filter(
        (ask) =>
          ask.until !== null && (after.correction === null || ask.holder === 'proposer' || ask.fixedDay !== null),
      );
      expect(new Set(agenda.map(({ askKey }) => askKey).filter((key) => key !== STALLED))).toEqual(
        new Set(running.map(({ key }) => key)),
      );
      for (const ask of running) {
        const entry = agenda.find(({ askKey }) => askKey === ask.key);
        if (entry?.rung === AHEAD) expect(entry.at > ask.since && entry.at < (ask.until ?? '')).toBe(true);
        else expect(entry?.at).toBe(ask.until);
      }
    });
  });

  test('a clock stands only while the proposer corrects, and never the proposer’s own', () => {
    everyStep(({ after }) => {
      for (const ask of after.asks) {
        expect((ask.until === null) === (ask.remainingDays !== null)).toBe(true);
        if (ask.until === null) expect([ask.holder === 'proposer', after.correction !== null]).toEqual([false, true]);
      }
      expect(after.asks.some((ask) => ask.kind === 'correct')).toBe(after.correction !== null);
    });
  });

  test('more time moves one date to the day that was given, for one ask, and nothing else of the case', () => {
    let extensions = 0;
    everyStep(({ before: { state, facts }, after, command, decision }) => {
      if (command.kind !== 'extend_due' || !decision.ok) return;
      extensions += 1;
      const was = extendedFrom(state, command);
      const { until } = command.input as CommandInput<'extend_due'>;
      const moved = after.asks.filter(({ key }) => !state.asks.some((ask) => ask.key === key));
      const dueAt = tokyoInstant(until, facts.calendar.closeOfBusiness);
      const { key } = moved[0]!;
      expect(moved).toEqual([{ ...was, key, days: moved[0]!.days, until: dueAt }]);
      expect(dueAt > (was.until ?? '') && dueAt > command.receivedAt).toBe(true);
      expect([was.fixedDay, isDesk(command.actor) || was.holder === 'department']).toEqual([null, true]);
      expect(after.asks.map((ask) => (ask.key === key ? was : ask))).toEqual(state.asks);
      expect({ ...after, asks: [], last: 0, lastSettled: 0 }).toEqual({ ...state, asks: [], last: 0, lastSettled: 0 });
      // The same calendar counts the same day again.
      expect(replanned(after, facts.calendar).asks).toEqual(after.asks);
    });
    expect(extensions).toBeGreaterThan(15);
  });

  test('what is awaited of a side outside the city is known by its kind', () => {
    everyStep(({ after }) => {
      for (const { kind, key, holder } of after.asks) {
        const outside = holder === 'proposer' || holder === 'expert' ? holder : undefined;
        expect([kindOfKey(key), AWAITED_OUTSIDE[kind]]).toEqual([kind, outside]);
      }
    });
  });

  test('the stops of the city’s clock follow one upon the other, and one lasts exactly while the proposer corrects', () => {
    let several = 0;
    everyStep(({ before: { state }, after, command }) => {
      const { pauses } = after;
      pauses.forEach(({ from, to }, index) => {
        const next = pauses[index + 1];
        expect(to === null ? next === undefined : from <= to && to <= (next?.from ?? to)).toBe(true);
      });
      expect(pauses.at(-1)?.to === null).toBe(after.correction !== null);
      // What was noted stays as it was noted.
      const ended = state.pauses.filter(({ to }) => to !== null);
      expect(pauses.slice(0, ended.length)).toEqual(ended);
      const today = tokyoDay(command.receivedAt);
      for (const { from, to } of pauses.slice(state.pauses.length)) expect([from, to]).toEqual([today, null]);
      if (pauses.length > 1) several += 1;
    });
    expect(several).toBeGreaterThan(20);
  });

  test('what runs on after a stop falls due as many business days after it as were left, counted day by day', () => {
    let resumed = 0;
    everyWalk((steps) => {
      /** What each clock had left when it was stopped. */
      const left = new Map<string, number>();
      for (const { before, after } of steps) {
        const { calendar } = before.facts;
        const isOpen = (day: string): boolean => isBusinessDay(calendar, day);
        const opened = (day: string): string => (isOpen(day) ? day : opened(addDays(day, 1)));
        const [pause] = after.pauses.slice(-1);
        for (const ask of after.asks) {
          const was = before.state.asks.find(({ key }) => key === ask.key);
          if (ask.until === null && was?.until !== null) {
            // What was opened while the clock stood has its whole time left.
            const due = was?.until ? tokyoDay(was.until) : null;
            let count = 0;
            if (due === null) count = ask.days;
            else for (let day = opened(pause!.from); day < due; day = opened(addDays(day, 1))) count += 1;
            if (due !== null || ask.countedFrom === tokyoDay(ask.since)) left.set(ask.key, count);
          }
          if (ask.until !== null && was?.until === null && left.has(ask.key)) {
            let day = opened(pause!.to!);
            for (let count = left.get(ask.key)!; count > 0; count -= 1) day = opened(addDays(day, 1));
            expect([ask.kind, tokyoDay(ask.until)]).toEqual([ask.kind, day]);
            resumed += 1;
          }
        }
      }
    });
    expect(resumed).toBeGreaterThan(20);
  });

  test('a proposer has the full time from the day of being asked', () => {
    everyStep(({ before, after, command }) => {
      if (command.kind === 'extend_due') return;
      for (const ask of after.asks.filter(({ holder }) => holder === 'proposer')) {
        if (before.state.asks.some((other) => other.key === ask.key)) continue;
        expect((ask.until ?? '') > command.receivedAt).toBe(true);
        expect(ask.countedFrom).toBe(tokyoDay(command.receivedAt));
      }
    });
  });
});
