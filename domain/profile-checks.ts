import type { CommandKind } from './commands.js';
import type { Profile } from './profile.js';
import { STAGES, type Stage } from './stages.js';
import { isUniversal } from './universal-moves.js';

/**
 * What a profile must hold beyond the shape of each key: settings that contradict each other, codes that stand twice,
 * and stages that a case could enter and never leave. So "no dead end" holds for every profile that loads.
 */

export type Fault = (path: readonly (string | number)[], message: string) => void;

export function checkProfile(profile: Profile, fault: Fault): void {
  checkCodes(profile, fault);
  checkStages(profile, fault);
  checkGroups(profile, fault);
  checkTypes(profile, fault);
  checkForm(profile, fault);
  checkTracks(profile, fault);
  checkAgreement(profile, fault);
  checkPeople(profile, fault);
  checkRights(profile, fault);
  checkTimes(profile, fault);
  checkDecisions(profile, fault);
}

/** Lists of codes in which one that stands twice would mean two things. */
function checkCodes(profile: Profile, fault: Fault): void {
  const lists: readonly (readonly [readonly string[], readonly string[]])[] = [
    [['proposal_types'], profile.proposal_types.map((type) => type.code)],
    [['intake', 'kinds'], profile.intake.kinds],
    [['intake', 'channels'], profile.intake.channels],
    [['eligibility', 'organisation_kinds'], profile.eligibility.organisation_kinds.map((kind) => kind.code)],
    [
      ['exclusions'],
      [...profile.exclusions.proposal, ...profile.exclusions.organisation, ...profile.exclusions.scheme].map(
        (criterion) => criterion.code,
      ),
    ],
    [['pledges'], profile.pledges.map((pledge) => pledge.code)],
    [['notices'], profile.notices.map((notice) => notice.code)],
    [['form_fields'], profile.form_fields.map((field) => field.key)],
    [['tracks'], profile.tracks.map((track) => track.code)],
    [['agreement_kinds', 'kinds'], profile.agreement_kinds.kinds.map((kind) => kind.code)],
    [['agreement_kinds', 'instruments'], profile.agreement_kinds.instruments.map((form) => form.code)],
    [['agreement_kinds', 'policy_fields'], profile.agreement_kinds.policy_fields.map((field) => field.code)],
    [['procurement', 'procedures'], profile.procurement.procedures.map((procedure) => procedure.code)],
    [['pilot', 'city_contributions'], profile.pilot.city_contributions.map((contribution) => contribution.code)],
    [['pilot', 'operator_duties'], profile.pilot.operator_duties.map((duty) => duty.code)],
    [['evaluation', 'criteria'], profile.evaluation.criteria.map((criterion) => criterion.code)],
    [['experts', 'kinds'], profile.experts.kinds.map((kind) => kind.code)],
    [['other_methods'], profile.other_methods.map((method) => method.code)],
    [['consents'], profile.consents.map((consent) => consent.code)],
    ...profile.form_fields.map(
      (field, index) =>
        [['form_fields', String(index), 'options'], (field.options ?? []).map((option) => option.code)] as const,
    ),
    ...(['proposal', 'organisation'] as const).flatMap((list) =>
      profile.exclusions[list].map(
        (criterion, index) =>
          [['exclusions', list, String(index), 'parts'], (criterion.parts ?? []).map((part) => part.code)] as const,
      ),
    ),
  ];
  for (const [path, codes] of lists) {
    const twice = codes.find((code, index) => codes.indexOf(code) !== index);
    if (twice === undefined) continue;
    fault(
      path.map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
      `"${twice}" stands here twice; each code once`,
    );
  }
}

function checkStages(profile: Profile, fault: Fault): void {
  profile.stages.forEach((stage, index) => {
    const at = (key: string, message: string) => fault(['stages', index, key], message);
    if (stage.code !== STAGES[index]) {
      at('code', `expected "${STAGES[index]}": all seven stages in the order ${STAGES.join(', ')}`);
    }
    if (!stage.enabled && stage.code !== 'pilot' && stage.code !== 'evaluation') {
      at('enabled', 'only pilot and evaluation can be left out; the other stages are needed to decide a case');
    }
    if (stage.optional && stage.code !== 'pilot') at('optional', 'only a pilot can be optional; allowed: false');
    if (stage.mode === 'track' && stage.code !== 'pilot' && stage.code !== 'evaluation') {
      at('mode', 'only pilot and evaluation can belong to a track; allowed: step');
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
  });
  const rule = (code: Stage) => profile.stages.find((stage) => stage.code === code);
  const [dialogue, evaluation] = [rule('dialogue'), rule('evaluation')];
  if (!dialogue || !evaluation) return;
  if (dialogue.feasibility_decision && evaluation.feasibility_decision) {
    fault(['stages', 5, 'feasibility_decision'], 'dialogue decides it already: exactly one of the two stages does');
  }
  if (!dialogue.feasibility_decision && !evaluation.feasibility_decision) {
    fault(['stages', 5, 'feasibility_decision'], 'nobody decides whether it can be done: dialogue or evaluation must');
  }
  if (evaluation.feasibility_decision && (!evaluation.enabled || evaluation.mode === 'track')) {
    fault(['stages', 5, 'enabled'], 'the stage that decides whether it can be done must be a step that is enabled');
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
    fault(['stages', 3, 'decisions'], 'matching goes on beside the dialogue, which therefore needs assign_departments');
  }
}

function checkGroups(profile: Profile, fault: Fault): void {
  const grouped = profile.terms.stage_groups.flatMap((group) => group.stages);
  grouped.forEach((stage, index) => {
    if (grouped.indexOf(stage) !== index) fault(['terms', 'stage_groups'], `"${stage}" stands in two groups`);
  });
  for (const stage of profile.stages) {
    if (stage.enabled && !grouped.includes(stage.code)) {
      fault(['terms', 'stage_groups'], `stage "${stage.code}" is enabled but stands in no group`);
    }
  }
}

function checkTypes(profile: Profile, fault: Fault): void {
  profile.proposal_types.forEach((type, index) => {
    const at = (keys: readonly string[], message: string) => fault(['proposal_types', index, ...keys], message);
    // T-08, M-04: a free proposal is taken at any time.
    if (type.code === 'open_proposal' && type.window.mode !== 'always_open') {
      at(['window', 'mode'], 'an open proposal has no closing date; allowed: always_open');
    }
    if (type.window.mode === 'per_challenge') {
      const { period } = type.window;
      if (period && period.to !== null && period.to < period.from) {
        at(['window', 'period', 'to'], `ends before it begins (${period.from}); allowed: that day or a later one`);
      }
    }
    const published = type.challenge.startsWith('published_');
    if ((type.code === 'posted_challenge') !== published) {
      at(
        ['challenge'],
        type.code === 'posted_challenge'
          ? 'allowed: published_by_department, published_by_city'
          : 'allowed: none, self_set',
      );
    }
    if (type.routing === 'challenge_owner' && !published) {
      at(['routing'], 'challenge_owner needs a published challenge; allowed: desk_selects');
    }
  });
}

function checkForm(profile: Profile, fault: Fault): void {
  const criteria = [
    ...profile.exclusions.proposal,
    ...profile.exclusions.organisation,
    ...profile.evaluation.criteria,
  ].map((criterion) => criterion.code);
  profile.form_fields.forEach((field, index) => {
    const at = (key: string, message: string) => fault(['form_fields', index, key], message);
    if (field.required_if !== undefined) {
      const asked = profile.form_fields.find((other) => other.key === field.required_if);
      if (asked?.type !== 'boolean') at('required_if', 'names no yes/no field of this form');
    }
    const unknown = field.supports.find((code) => !criteria.includes(code));
    if (unknown !== undefined) at('supports', `"${unknown}" is no criterion of exclusions or of evaluation`);
    if (field.kinds.some((kind) => !profile.intake.kinds.includes(kind))) {
      at('kinds', `this desk takes only ${profile.intake.kinds.join(', ')} (intake.kinds)`);
    }
    // The kinds of organisation stand once, under eligibility; the consents under consents.
    if ((field.key === 'org_kind' || field.type === 'consents') && field.options === undefined) return;
    if (field.type === 'consents') return at('options', 'the consents stand under `consents`; leave options out');
    const wantsOptions = field.type === 'select' || field.type === 'multiselect' || field.type === 'checklist';
    if (wantsOptions !== (field.options !== undefined)) {
      at('options', wantsOptions ? `a ${field.type} needs options` : `a ${field.type} has none`);
    }
  });
  const isAsked = (key: string, kind: Profile['intake']['kinds'][number]): boolean =>
    profile.form_fields.some(
      (field) => field.key === key && field.required && field.applies_to === null && field.kinds.includes(kind),
    );
  for (const key of ['title', 'summary', 'org_kind', 'org_name']) {
    if (!isAsked(key, 'proposal')) {
      fault(['form_fields'], `the field "${key}" must be there, required, for every type`);
    }
  }
  for (const kind of profile.intake.kinds) {
    for (const key of ['title', 'summary']) {
      if (kind !== 'proposal' && !isAsked(key, kind)) {
        fault(['form_fields'], `the field "${key}" must be there, required, for a ${kind} too (its kinds)`);
      }
    }
  }
  if (profile.consents.length > 0 && !profile.form_fields.some((field) => field.type === 'consents')) {
    fault(['form_fields'], 'there are consents to ask for: a field of the type consents is missing');
  }
}

function checkTracks(profile: Profile, fault: Fault): void {
  profile.tracks.forEach((track, index) => {
    const order = track.stages.map((stage) => STAGES.indexOf(stage));
    if (order.some((place, step) => step > 0 && place <= order[step - 1]!)) {
      fault(['tracks', index, 'stages'], `in the order of the stages: ${STAGES.join(', ')}`);
    }
    track.stages.forEach((code, step) => {
      const stage = profile.stages.find((candidate) => candidate.code === code);
      if (!stage?.enabled) fault(['tracks', index, 'stages', step], `stage "${code}" is off`);
      if (!['pilot', 'evaluation', 'agreement'].includes(code)) {
        fault(['tracks', index, 'stages', step], 'allowed: pilot, evaluation, agreement');
      }
    });
  });
  profile.stages.forEach((stage, index) => {
    if (!stage.enabled || stage.mode !== 'track') return;
    if (!profile.tracks.some((track) => track.stages.includes(stage.code))) {
      fault(['stages', index, 'mode'], `no track of this profile leads through "${stage.code}"`);
    }
  });
  if (profile.tracks.length === 0) return;
  if (!profile.stages.some((stage) => stage.code === 'dialogue' && stage.feasibility_decision)) {
    fault(['tracks'], 'a track is chosen in the dialogue, which must decide whether it can be done');
  }
  if (!profile.tracks.some((track) => track.stages.includes('agreement'))) {
    fault(['tracks'], 'one track must lead to an agreement');
  }
  const pilotTrack = profile.tracks.find((track) => track.stages.includes('pilot'));
  if (pilotTrack && !pilotTrack.stages.includes('evaluation')) {
    fault(['tracks'], 'a track with a pilot goes on to evaluation, where its report is taken');
  }
}

function checkAgreement(profile: Profile, fault: Fault): void {
  const { triggers, procedures, strength_by_trigger: strengths } = profile.procurement;
  const { kinds, rule_basis: basis } = profile.agreement_kinds;
  if (triggers.length > 0 && procedures.length === 0) {
    fault(['procurement', 'procedures'], 'triggers need at least one procedure');
  }
  for (const trigger of Object.keys(strengths)) {
    if (!(triggers as readonly string[]).includes(trigger)) {
      fault(['procurement', 'strength_by_trigger', trigger], `"${trigger}" is no trigger of this desk`);
    }
  }
  if (procedures.length > 0 && !kinds.some((kind) => kind.when === 'cost_bearing_after_procurement')) {
    fault(
      ['agreement_kinds', 'kinds'],
      'a procurement procedure needs a kind with when: cost_bearing_after_procurement',
    );
  }
  if (!kinds.some((kind) => kind.when !== 'cost_bearing_after_procurement')) {
    fault(['agreement_kinds', 'kinds'], 'at least one kind must be possible without a procurement procedure');
  }
  if (basis === 'cost') checkKindsByCost(profile, fault);
  if (basis.startsWith('fields')) {
    for (const when of ['multi_field', 'single_field'] as const) {
      if (!kinds.some((kind) => kind.when === when)) {
        fault(['agreement_kinds', 'kinds'], `rule_basis ${basis} needs a kind with when: ${when}`);
      }
    }
  }
}

/** By cost there are two ways: one for what costs the city nothing, and a procedure for what costs it something. */
function checkKindsByCost({ agreement_kinds: { kinds }, procurement }: Profile, fault: Fault): void {
  if (!kinds.some((kind) => kind.when === 'no_cost')) {
    fault(['agreement_kinds', 'kinds'], 'rule_basis cost needs a kind with when: no_cost');
  }
  const isMust = (procurement.strength_by_trigger.municipal_cost ?? procurement.strength) === 'must';
  const goesByProcedure = procurement.triggers.includes('municipal_cost') && isMust;
  const goesWithout = kinds.some((kind) => kind.when !== 'no_cost' && kind.when !== 'cost_bearing_after_procurement');
  if (!goesByProcedure && !goesWithout) {
    fault(
      ['agreement_kinds', 'rule_basis'],
      'a case that costs the city something could not be concluded: municipal_cost must be a trigger with strength: must',
    );
  }
}

/** Settings that name people who are not there, and numbers outside a scale. */
function checkPeople(profile: Profile, fault: Fault): void {
  if (profile.experts.enabled && profile.experts.kinds.length === 0) {
    fault(['experts', 'kinds'], 'experts are enabled: at least one kind');
  }
  if (profile.leaders.enabled && profile.leaders.label === null) {
    fault(['leaders', 'label'], 'leaders are enabled: what are they called?');
  }
  profile.escalation.levels.forEach((level, index) => {
    if (level.to === 'leader' && !profile.leaders.enabled) {
      fault(['escalation', 'levels', index, 'to'], 'this desk has no leaders (leaders.enabled)');
    }
    const before = profile.escalation.levels[index - 1];
    if (before && level.after_due < before.after_due) {
      fault(['escalation', 'levels', index, 'after_due'], 'the levels go up in time; not before the one above');
    }
  });
  const { scale, top_box: top } = profile.survey;
  if (top.some((mark) => mark > scale)) fault(['survey', 'top_box'], `marks go from 1 to ${scale}`);
  if (!profile.languages.available.includes(profile.languages.default)) {
    fault(['languages', 'default'], `allowed: ${profile.languages.available.join(', ')}`);
  }
}

/** Rights in what was proposed: what is promised must be something that this desk asks for. */
function checkRights(profile: Profile, fault: Fault): void {
  profile.consents.forEach((consent, index) => {
    if (consent.required && !consent.enabled) {
      fault(['consents', index, 'required'], 'it is not asked for (enabled: false); allowed here: false');
    }
  });
  const isAsked = (code: string): boolean =>
    profile.consents.some((consent) => consent.code === code && consent.enabled);
  const { idea_protection: ideas, disclosure, publication, events } = profile;
  if (ideas.mode.startsWith('item_') && !profile.form_fields.some((field) => field.key === 'protected_items')) {
    fault(['idea_protection', 'mode'], `${ideas.mode} needs the field "protected_items" in the form`);
  }
  if (ideas.mode === 'approval_for_third_party' && !ideas.hearing_before_publication) {
    fault(
      ['idea_protection', 'hearing_before_publication'],
      'nobody can approve of what they are not asked about (mode: approval_for_third_party); allowed here: true',
    );
  }
  if (disclosure.hear_proposer && !disclosure.enabled) {
    fault(
      ['disclosure', 'hear_proposer'],
      'there is no procedure to be heard in (enabled: false); allowed here: false',
    );
  }
  if (disclosure.enabled && disclosure.default_rule === 'by_ordinance' && disclosure.ordinance === null) {
    fault(['disclosure', 'ordinance'], 'by_ordinance: which one?');
  }
  if (publication.realised_projects === 'with_consent' && !isAsked('publication')) {
    fault(
      ['publication', 'realised_projects'],
      'with_consent needs the consent "publication", and that it is asked for',
    );
  }
  if (publication.unrealised_proposals !== 'never' && !isAsked('internal_sharing')) {
    fault(
      ['publication', 'unrealised_proposals'],
      `${publication.unrealised_proposals} needs the consent "internal_sharing", and that it is asked for`,
    );
  }
  if (events.enabled && events.kinds.length === 0) fault(['events', 'kinds'], 'events are enabled: at least one kind');
  const { kinds } = profile.agreement_kinds;
  if (events.invite_from === 'comprehensive_agreement' && !kinds.some((kind) => kind.when === 'multi_field')) {
    fault(['events', 'invite_from'], 'this desk has no such agreement (a kind with when: multi_field)');
  }
  if (profile.training.enabled && profile.training.kinds.length === 0) {
    fault(['training', 'kinds'], 'training is enabled: at least one kind');
  }
}

function checkTimes({ reminders, retention }: Profile, fault: Fault): void {
  if (reminders.repeat_every === 0 && reminders.max_repeats > 0) {
    fault(['reminders', 'repeat_every'], `${reminders.max_repeats} repeats on one day; allowed: 1 or more`);
  }
  const longest = Math.max(retention.case_record_years, retention.excluded_or_withdrawn_years);
  if (retention.personal_data_after_close_years > longest) {
    fault(
      ['retention', 'personal_data_after_close_years'],
      `personal data may not outlive the record; allowed: at most ${longest}`,
    );
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

function checkDecisions(profile: Profile, fault: Fault): void {
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
      if (!isUniversal(kind)) return;
      fault(
        ['stages', index, 'decisions', place],
        `"${kind}" belongs to no stage: every desk has it, or intake or experts say whether this one does`,
      );
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
