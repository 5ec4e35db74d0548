import { COMMAND_RULES } from './access.js';
import type { CommandKind } from './commands.js';
import { MOVES } from './process.js';
import type { Fault } from './profile-fault.js';
import type { Profile, StageRequirement, StageRule } from './profile.js';
import { STAGES, type Stage } from './stages.js';
import { isUniversal } from './universal-moves.js';

/** Checks of a profile's stages: none that nobody can decide, none that cannot be left, no setting that nothing reads. */

const isDecidersMove = (kind: CommandKind): boolean => COMMAND_RULES[kind].by.includes('decider');

/** Whether the seven stages stand in their order; while they do not, nothing else about them can be said. */
export function checkOrder(profile: Profile, fault: Fault): boolean {
  const index = profile.stages.findIndex((stage, place) => stage.code !== STAGES[place]);
  if (index < 0) return true;
  const allowed = `allowed here: ${STAGES[index]}; all seven stages in the order ${STAGES.join(', ')}`;
  fault(['stages', index, 'code'], `not the stage that comes next; ${allowed}`);
  return false;
}

export function checkStages(profile: Profile, fault: Fault): void {
  profile.stages.forEach((stage, index) => {
    const at = (key: string, message: string) => fault(['stages', index, key], message);
    if (!stage.enabled && stage.code !== 'pilot' && stage.code !== 'evaluation') {
      at('enabled', 'only pilot and evaluation can be left out; allowed here: true');
    }
    if (stage.optional && stage.code !== 'pilot') at('optional', 'only a pilot can be optional; allowed here: false');
    if (stage.mode === 'track' && stage.code !== 'pilot' && stage.code !== 'evaluation') {
      at('mode', 'only pilot and evaluation can belong to a track; allowed here: step');
    }
    if (stage.feasibility_decision && stage.code !== 'dialogue' && stage.code !== 'evaluation') {
      at('feasibility_decision', 'decided in dialogue or in evaluation; allowed here: false');
    }
    if (stage.coordinate_with !== null && stage.code !== 'dialogue' && stage.code !== 'evaluation') {
      at('coordinate_with', 'concurrence belongs to dialogue or evaluation; allowed here: null');
    }
    if (stage.coordinate_with !== null && stage.coordinate_with === stage.decider && stage.decider === 'desk') {
      at('coordinate_with', 'the desk cannot coordinate with itself; allowed: department, null');
    }
    if (stage.parallel_with !== null && stage.code !== 'matching') {
      at('parallel_with', 'only matching can go on beside the dialogue; allowed here: null');
    }
    if (stage.multiple_departments !== undefined && stage.code !== 'matching') {
      at('multiple_departments', 'departments are chosen in matching; leave the key out here');
    }
    if (stage.targets.join() !== 'department' && stage.code !== 'matching') {
      at('targets', 'what is matched is said in matching; leave the key out here');
    }
    if (stage.required_participants.length > 0 && stage.code !== 'dialogue') {
      at('required_participants', 'who must take part is asked of the dialogue only; leave the key out here');
    }
    if (!stage.both_parties_sign && stage.code !== 'agreement') {
      at('both_parties_sign', 'only an agreement is signed; leave the key out here');
    }
    if (stage.enabled && stage.decider === 'department' && stage.decisions.every((kind) => !isDecidersMove(kind))) {
      at('decider', 'nothing that is decided in this stage is open to a department; allowed: desk');
    }
  });
  const rule = (code: Stage) => profile.stages.find((stage) => stage.code === code);
  const [dialogue, evaluation] = [rule('dialogue'), rule('evaluation')];
  if (!dialogue || !evaluation) return;
  if (dialogue.feasibility_decision && evaluation.feasibility_decision) {
    fault(
      ['stages', 5, 'feasibility_decision'],
      'the dialogue decides it already; allowed here: false, or true in one of the two stages only',
    );
  }
  if (!dialogue.feasibility_decision && !evaluation.feasibility_decision) {
    fault(
      ['stages', 5, 'feasibility_decision'],
      'nobody decides whether it can be done; allowed: true here or in the dialogue',
    );
  }
  if (evaluation.feasibility_decision && (!evaluation.enabled || evaluation.mode === 'track')) {
    fault(
      ['stages', 5, 'enabled'],
      'here it is decided whether it can be done; allowed: enabled: true and mode: step, or the decision in the dialogue',
    );
  }
  // Where the talks decide, only a track leads on to a pilot or an evaluation: as steps, nobody would ever come there.
  profile.stages.forEach((stage, index) => {
    if (!dialogue.feasibility_decision || (stage.code !== 'pilot' && stage.code !== 'evaluation')) return;
    if (stage.enabled && stage.mode === 'step') {
      fault(
        ['stages', index, 'enabled'],
        'the dialogue decides, and no step follows but the agreement; allowed: false, or mode: track with its track',
      );
    }
  });
  const { parallel_with: parallel } = rule('matching') ?? {};
  if (parallel && !dialogue.decisions.includes('assign_departments')) {
    fault(
      ['stages', 3, 'decisions'],
      'matching goes on beside the dialogue; allowed: decisions with assign_departments',
    );
  }
}

export function checkTracks(profile: Profile, fault: Fault): void {
  profile.tracks.forEach((track, index) => {
    const order = track.stages.map((stage) => STAGES.indexOf(stage));
    if (order.some((place, step) => step > 0 && place <= order[step - 1]!)) {
      fault(['tracks', index, 'stages'], `not in the order of the stages; allowed: ${STAGES.join(', ')}`);
    }
    track.stages.forEach((code, step) => {
      const stage = profile.stages.find((candidate) => candidate.code === code);
      if (!stage?.enabled)
        fault(['tracks', index, 'stages', step], `stage "${code}" is left out; allowed: stages with enabled: true`);
      if (!['pilot', 'evaluation', 'agreement'].includes(code)) {
        fault(
          ['tracks', index, 'stages', step],
          `a track begins after the dialogue; allowed: pilot, evaluation, agreement`,
        );
      }
    });
  });
  profile.stages.forEach((stage, index) => {
    if (!stage.enabled || stage.mode !== 'track') return;
    if (!profile.tracks.some((track) => track.stages.includes(stage.code))) {
      fault(
        ['stages', index, 'mode'],
        `no track of this profile leads through "${stage.code}"; allowed: step, or the stage in a track`,
      );
    }
  });
  if (profile.tracks.length === 0) return;
  if (!profile.stages.some((stage) => stage.code === 'dialogue' && stage.feasibility_decision)) {
    fault(
      ['tracks'],
      'a track is chosen once the dialogue has decided; allowed: tracks with feasibility_decision: true in the dialogue',
    );
  }
  if (!profile.tracks.some((track) => track.stages.includes('agreement'))) {
    fault(['tracks'], 'none leads to an agreement; allowed: at least one with agreement among its stages');
  }
  const pilotTrack = profile.tracks.find((track) => track.stages.includes('pilot'));
  if (pilotTrack && !pilotTrack.stages.includes('evaluation')) {
    fault(['tracks'], 'a pilot’s report is taken in evaluation; allowed: pilot together with evaluation');
  }
}

type Reader = (rule: StageRule, profile: Profile) => boolean;

const inStages =
  (...stages: Stage[]): Reader =>
  ({ code }) =>
    stages.includes(code);

/** Where it is decided whether it can be done, by a decision that takes notes. */
const inDecision: Reader = ({ code, feasibility_decision: decides }) =>
  (code === 'dialogue' || code === 'evaluation') && decides;

const fromDialogue = inStages('dialogue', 'agreement');

/** Which stages read a requirement: anywhere else it would be believed in, and ask for nothing. */
const READERS: Readonly<Record<StageRequirement, Reader>> = {
  desk_dialogue: inStages('screening'),
  issue: (rule) => rule.code === 'dialogue' && rule.feasibility_decision,
  shared_goal: fromDialogue,
  benefit_proposer: fromDialogue,
  benefit_municipality: fromDialogue,
  role_division: fromDialogue,
  risk_owners: fromDialogue,
  feasibility_note: fromDialogue,
  issue_kind: inStages('pilot'),
  effect_verification: inStages('evaluation'),
  criteria_answers: inDecision,
  risk_note: inDecision,
  fairness_note: inDecision,
};

export function checkRequirements(profile: Profile, fault: Fault): void {
  profile.stages.forEach((stage, index) => {
    const allowed = (Object.keys(READERS) as StageRequirement[]).filter((need) => READERS[need](stage, profile));
    stage.requires.forEach((need, place) => {
      const at = (message: string) => fault(['stages', index, 'requires', place], message);
      if (!allowed.includes(need)) {
        at(`"${need}" is asked for nowhere in this stage; allowed here: ${allowed.join(', ') || 'nothing'}`);
      }
      if (need === 'criteria_answers' && profile.evaluation.criteria.length === 0) {
        at('there are no criteria to be answered; allowed: leave it out, or list them under evaluation.criteria');
      }
      if (need === 'issue' && !profile.form_fields.some((field) => field.key === 'issue')) {
        at('no field of the form asks for the issue; allowed: leave it out, or add the field "issue"');
      }
    });
  });
  const dialogue = profile.stages.find((stage) => stage.code === 'dialogue');
  if (profile.other_methods.length > 0 && !dialogue?.decisions.includes('choose_other_method')) {
    fault(['other_methods'], 'nobody could choose one: the dialogue needs choose_other_method among its decisions');
  }
}

/** The commands without which a stage could not be left. */
const NEEDED_DECISIONS: Record<Stage, readonly (readonly CommandKind[])[]> = {
  intake: [['submit']],
  screening: [['pass_screening'], ['exclude']],
  matching: [['assign_departments'], ['take_task'], ['refuse_task'], ['close_without_department']],
  dialogue: [['record_dialogue'], ['reject']],
  pilot: [['start_pilot'], ['finish_pilot'], ['abort_pilot']],
  evaluation: [],
  agreement: [
    ['consent_to_agreement'],
    ['conclude'],
    ['implement'],
    ['reject'],
    ['review_agreement'],
    ['end_agreement'],
  ],
};

export function checkDecisions(profile: Profile, fault: Fault): void {
  profile.stages.forEach((stage, index) => {
    if (!stage.enabled) return;
    const needed = [...NEEDED_DECISIONS[stage.code]];
    if (stage.code === 'screening' && stage.requires.includes('desk_dialogue')) needed.push(['record_dialogue']);
    if (stage.code === 'dialogue' && stage.feasibility_decision) needed.push(['decide_feasibility']);
    if (stage.code === 'dialogue' && profile.tracks.length > 0) needed.push(['choose_track']);
    if (stage.code === 'evaluation') {
      if (stage.mode === 'track') needed.push(['accept_report'], ['reject']);
      else needed.push(['decide_feasibility', 'adopt'], ['decide_feasibility', 'reject']);
      if (stage.requires.includes('effect_verification')) needed.push(['evaluate']);
    }
    if (stage.coordinate_with !== null) needed.push(['concur'], ['object']);
    if (stage.code === 'agreement') {
      if (profile.procurement.triggers.length > 0) {
        needed.push(['determine_procurement'], ['record_procurement_result']);
        if (profile.procurement.funding_first) needed.push(['secure_funds']);
      }
      if (profile.agreement_kinds.rule_basis.startsWith('fields')) needed.push(['choose_agreement_kind']);
    }
    stage.decisions.forEach((kind, place) => {
      const at = (message: string) => fault(['stages', index, 'decisions', place], message);
      if (isUniversal(kind)) {
        at(`"${kind}" belongs to no stage: every desk has it, or intake or experts say whether this one does`);
        return;
      }
      // That another setting closes a decision (no track to choose, nobody to concur) does no harm; a wrong stage does.
      const { leads } = MOVES[kind];
      if (!Object.hasOwn(leads, stage.code)) {
        const stages = STAGES.filter((code) => Object.hasOwn(leads, code));
        at(`"${kind}" is not possible in this stage; possible in: ${stages.join(', ')}`);
      }
    });
    for (const choices of needed) {
      if (!choices.some((kind) => stage.decisions.includes(kind))) {
        fault(
          ['stages', index, 'decisions'],
          `stage "${stage.code}" needs ${choices.join(' or ')}: without it a case could not go on`,
        );
      }
    }
  });
}
