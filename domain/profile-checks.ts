import { RESERVED_DESK_IDS } from './pages.js';
import { ESCALATION_TARGETS } from './profile-parts.js';
import type { Profile } from './profile.js';
import type { Fault } from './profile-fault.js';
import { checkMail } from './profile-mail-checks.js';
import { checkRights, checkTimes } from './profile-right-checks.js';
import { checkDecisions, checkOrder, checkRequirements, checkStages, checkTracks } from './profile-stage-checks.js';
import { MARKED_FIELDS, NAMED_ITEMS } from './protection.js';
import type { IntakeKind } from './stages.js';

/**
 * What a profile must hold beyond the shape of each key: settings that contradict each other, codes that stand twice,
 * and stages that a case could enter and never leave. So "no dead end" holds for every profile that loads.
 */

export function checkProfile(profile: Profile, fault: Fault): void {
  if (!checkOrder(profile, fault)) return;
  if (RESERVED_DESK_IDS.has(profile.id)) {
    fault(
      ['id'],
      `"${profile.id}" is an address of its own; allowed: any name but ${[...RESERVED_DESK_IDS].join(', ')}`,
    );
  }
  checkCodes(profile, fault);
  checkStages(profile, fault);
  checkGroups(profile, fault);
  checkTypes(profile, fault);
  checkExclusions(profile, fault);
  checkFields(profile, fault);
  checkForm(profile, fault);
  checkTracks(profile, fault);
  checkAgreement(profile, fault);
  checkPeople(profile, fault);
  checkRights(profile, fault);
  checkTimes(profile, fault);
  checkMail(profile, fault);
  checkRequirements(profile, fault);
  checkDecisions(profile, fault);
}

/** Lists in which something that stands twice would mean two things, or nothing: codes, keys, words of a list. */
function checkCodes({ defaults: _, ...profile }: Profile, fault: Fault): void {
  checkLists(profile, [], fault);
  // Answers name a criterion by its code alone, in whichever of these lists it stands.
  const { proposal, organisation, scheme } = profile.exclusions;
  const known = new Map(proposal.map(({ code }) => [code, 'proposal']));
  for (const [list, criteria] of Object.entries({ organisation, scheme })) {
    criteria.forEach(({ code }, index) => {
      const other = known.get(code);
      if (other !== undefined && other !== list) {
        fault(['exclusions', list, index, 'code'], `"${code}" stands under ${other} too; allowed: each code once`);
      }
      known.set(code, other ?? list);
    });
  }
}

const twice = (word: string | number): string => `"${word}" stands here twice; allowed: each once`;

function checkLists(value: unknown, path: readonly (string | number)[], fault: Fault): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) checkLists(inner, [...path, key], fault);
    return;
  }
  const words = (value as unknown[]).map(wordOf);
  words.forEach((word, index) => {
    if (word === null || words.indexOf(word) === index) return;
    const [key] =
      typeof value[index] === 'object' ? (['code', 'key'] as const).filter((each) => each in value[index]) : [];
    fault([...path, index, ...(key ? [key] : [])], twice(word));
  });
  value.forEach((inner, index) => checkLists(inner, [...path, index], fault));
}

/** By what an item of a list is told from the others; null where nothing but its place does. */
function wordOf(item: unknown): string | number | null {
  if (typeof item === 'string' || typeof item === 'number') return item;
  const { code, key } = item as { readonly code?: string; readonly key?: string };
  return code ?? key ?? null;
}

function checkGroups(profile: Profile, fault: Fault): void {
  const groups = profile.terms.stage_groups;
  const grouped = groups.flatMap((group) => group.stages);
  groups.forEach(({ stages }, index) => {
    stages.forEach((stage, place) => {
      if (!groups.slice(0, index).some((earlier) => earlier.stages.includes(stage))) return;
      fault(['terms', 'stage_groups', index, 'stages', place], `"${stage}" stands in a group above too; allowed: once`);
    });
  });
  for (const stage of profile.stages) {
    if (stage.enabled && !grouped.includes(stage.code)) {
      fault(
        ['terms', 'stage_groups'],
        `stage "${stage.code}" stands in no group; allowed: every enabled stage in one of them`,
      );
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
          ? 'a posted challenge is published; allowed: published_by_department, published_by_city'
          : 'an open proposal has no published challenge; allowed: none, self_set',
      );
    }
    if (type.posting_kinds.includes('idea_wanted') && !published) {
      at(['posting_kinds'], 'idea_wanted is a kind of posted challenge; allowed: challenge');
    }
    if (type.routing === 'challenge_owner' && !published) {
      at(['routing'], 'challenge_owner needs a published challenge; allowed: desk_selects');
    }
  });
}

/** What the system finds by itself, from the kind of organisation that the form asks for. */
function checkExclusions({ exclusions, eligibility: { individual } }: Profile, fault: Fault): void {
  const foundBySystem = [
    ...(individual.allowed ? [] : ['individual']),
    ...(individual.sole_proprietor_allowed ? [] : ['sole_proprietor']),
  ];
  for (const list of ['proposal', 'organisation', 'scheme'] as const) {
    exclusions[list].forEach((criterion, index) => {
      if (!criterion.enabled || criterion.judged_by !== 'system') return;
      if (list !== 'scheme' && foundBySystem.includes(criterion.code)) return;
      fault(
        ['exclusions', list, index, 'judged_by'],
        `the system cannot find "${criterion.code}": nobody would; allowed: desk, mayor, municipality`,
      );
    });
  }
}

/** Fields that rules read by their key: of another type they would be filled in and never read. */
const FIELDS_READ: Readonly<Record<string, readonly Profile['form_fields'][number]['type'][]>> = {
  title: ['text', 'textarea'],
  summary: ['text', 'textarea'],
  org_name: ['text', 'textarea'],
  org_kind: ['select'],
  issue: ['text', 'textarea'],
  local_base: ['text', 'textarea'],
  can_implement: ['boolean'],
  municipal_cost: ['boolean'],
  consents: ['consents'],
  [NAMED_ITEMS]: ['list'],
};

/** Keys under which the form keeps what it asks for by itself. */
const KEYS_TAKEN = ['pledges', 'notices_read', MARKED_FIELDS];

function checkFields(profile: Profile, fault: Fault): void {
  const { eligibility } = profile;
  profile.form_fields.forEach(({ key, type }, index) => {
    const allowed = FIELDS_READ[key];
    if (allowed !== undefined && !allowed.includes(type)) {
      fault(['form_fields', index, 'type'], `the field "${key}" is read by a rule; allowed: ${allowed.join(', ')}`);
    }
    if (KEYS_TAKEN.includes(key)) {
      fault(['form_fields', index, 'key'], `"${key}" is asked for by itself; allowed: another key`);
    }
    if (type === 'consents' && key !== 'consents') {
      fault(['form_fields', index, 'key'], 'the consents are kept under one key; allowed: consents');
    }
  });
  // A rule on who may propose, and no field to tell it by, would let everybody pass.
  if (eligibility.can_implement.required && !isAsked(profile, 'can_implement', 'proposal')) {
    fault(
      ['eligibility', 'can_implement', 'required'],
      'no field asks for it; allowed: false, or a yes/no field "can_implement" in form_fields, required for every type',
    );
  }
  const asksForBase = profile.form_fields.some((field) => field.key === 'local_base' && isForAll(field, 'proposal'));
  if (eligibility.locality.rule === 'in_principle' && !asksForBase) {
    fault(
      ['eligibility', 'locality', 'rule'],
      'no field asks for it; allowed: none, or a field "local_base" in form_fields for every type',
    );
  }
  const asksForConsents = profile.form_fields.some((field) => field.type === 'consents' && isForAll(field, 'proposal'));
  if (profile.consents.length > 0 && !asksForConsents) {
    fault(['form_fields'], 'there are consents to ask for: a field of the type consents, for every type, is missing');
  }
}

const isForAll = (field: Profile['form_fields'][number], kind: IntakeKind): boolean =>
  field.applies_to === null && field.kinds.includes(kind);

const isAsked = (profile: Profile, key: string, kind: IntakeKind): boolean =>
  profile.form_fields.some((field) => field.key === key && field.required && isForAll(field, kind));

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
      if (asked?.type !== 'boolean')
        at('required_if', 'names no yes/no field; allowed: the key of a field of this form with type: boolean');
    }
    const unknown = field.supports.find((code) => !criteria.includes(code));
    if (unknown !== undefined)
      at('supports', `"${unknown}" is no criterion; allowed: ${criteria.join(', ') || 'nothing'}`);
    if (field.kinds.some((kind) => !profile.intake.kinds.includes(kind))) {
      at('kinds', `this desk does not take that; allowed (intake.kinds): ${profile.intake.kinds.join(', ')}`);
    }
    // The kinds of organisation stand once, under eligibility; the consents under consents.
    if ((field.key === 'org_kind' || field.type === 'consents') && field.options === undefined) return;
    if (field.type === 'consents') return at('options', 'the consents stand under the key consents; leave the key out');
    const wantsOptions = field.type === 'select' || field.type === 'multiselect' || field.type === 'checklist';
    if (wantsOptions !== (field.options !== undefined)) {
      at(
        'options',
        wantsOptions
          ? `a ${field.type} needs options to choose from`
          : `a ${field.type} has no options; leave the key out`,
      );
    }
  });
  for (const key of ['title', 'summary', 'org_kind', 'org_name']) {
    if (!isAsked(profile, key, 'proposal')) {
      fault(['form_fields'], `the field "${key}" must be there, required, for every type`);
    }
  }
  for (const kind of profile.intake.kinds) {
    for (const key of ['title', 'summary']) {
      if (kind !== 'proposal' && !isAsked(profile, key, kind)) {
        fault(['form_fields'], `the field "${key}" must be there, required, for a ${kind} too (its kinds)`);
      }
    }
  }
}

function checkAgreement(profile: Profile, fault: Fault): void {
  const { triggers, procedures, strength_by_trigger: strengths } = profile.procurement;
  const { kinds, rule_basis: basis } = profile.agreement_kinds;
  if (triggers.length > 0 && procedures.length === 0) {
    fault(['procurement', 'procedures'], 'there are triggers; allowed: at least one procedure');
  }
  for (const trigger of Object.keys(strengths)) {
    if (!(triggers as readonly string[]).includes(trigger)) {
      fault(
        ['procurement', 'strength_by_trigger', trigger],
        `"${trigger}" is no trigger of this desk; allowed: ${triggers.join(', ') || 'nothing'}`,
      );
    }
  }
  if (procedures.length > 0 && !kinds.some((kind) => kind.when === 'cost_bearing_after_procurement')) {
    fault(
      ['agreement_kinds', 'kinds'],
      'there are procedures; allowed: kinds of which one has when: cost_bearing_after_procurement',
    );
  }
  if (!kinds.some((kind) => kind.when !== 'cost_bearing_after_procurement')) {
    fault(
      ['agreement_kinds', 'kinds'],
      'every kind comes after a procedure; allowed: kinds of which one has another when',
    );
  }
  if (basis === 'cost') checkKindsByCost(profile, fault);
  if (basis.startsWith('fields')) {
    for (const when of ['multi_field', 'single_field'] as const) {
      if (!kinds.some((kind) => kind.when === when)) {
        fault(['agreement_kinds', 'kinds'], `rule_basis is ${basis}; allowed: kinds of which one has when: ${when}`);
      }
    }
  }
}

/** By cost there are two ways: one for what costs the city nothing, and a procedure for what costs it something. */
function checkKindsByCost({ agreement_kinds: { kinds }, procurement }: Profile, fault: Fault): void {
  if (!kinds.some((kind) => kind.when === 'no_cost')) {
    fault(['agreement_kinds', 'kinds'], 'rule_basis is cost; allowed: kinds of which one has when: no_cost');
  }
  const isMust = (procurement.strength_by_trigger.municipal_cost ?? procurement.strength) === 'must';
  const goesByProcedure = procurement.triggers.includes('municipal_cost') && isMust;
  const goesWithout = kinds.some((kind) => kind.when !== 'no_cost' && kind.when !== 'cost_bearing_after_procurement');
  if (!goesByProcedure && !goesWithout) {
    fault(
      ['agreement_kinds', 'rule_basis'],
      'a case that costs the city something could not be concluded; allowed: municipal_cost among procurement.triggers with strength: must, or another rule',
    );
  }
}

/** Settings that name people who are not there, and numbers outside a scale. */
function checkPeople(profile: Profile, fault: Fault): void {
  if (profile.experts.enabled && profile.experts.kinds.length === 0) {
    fault(['experts', 'kinds'], 'experts are enabled; allowed: at least one kind');
  }
  if (profile.leaders.enabled && profile.leaders.label === null) {
    fault(['leaders', 'label'], 'leaders are enabled; allowed: what they are called, in ja and en');
  }
  profile.escalation.levels.forEach((level, index) => {
    if (level.to === 'leader' && !profile.leaders.enabled) {
      fault(
        ['escalation', 'levels', index, 'to'],
        `this desk has no leaders (leaders.enabled); allowed: ${ESCALATION_TARGETS.filter((target) => target !== 'leader').join(', ')}`,
      );
    }
    const before = profile.escalation.levels[index - 1];
    if (before && level.after_due < before.after_due) {
      fault(
        ['escalation', 'levels', index, 'after_due'],
        `comes before the level above; allowed: ${before.after_due} or more`,
      );
    }
  });
  const { scale, top_box: top } = profile.survey;
  if (top.some((mark) => mark > scale))
    fault(['survey', 'top_box'], `outside the scale; allowed: marks from 1 to ${scale}`);
  if (!profile.languages.available.includes(profile.languages.default)) {
    fault(
      ['languages', 'default'],
      `is not among languages.available; allowed: ${profile.languages.available.join(', ')}`,
    );
  }
}
