import { COMMAND_INPUTS } from '../../domain/commands.js';
import { stageRuleOf, type Profile, type Words } from '../../domain/profile.js';
import { STAGES } from '../../domain/stages.js';

/** A profile in words, for whoever wrote it: what the desk will do, and what of it is only a proposal of ours. */

const both = ({ ja, en }: Words): string => `${ja} (${en})`;
const list = (items: readonly string[]): string => (items.length > 0 ? items.join(', ') : 'none');
const bullets = (items: readonly string[]): string[] =>
  items.length > 0 ? items.map((item) => `  - ${item}`) : ['  - none'];

interface Item {
  readonly ja: string;
  readonly en: string;
  readonly source: string | null;
}

const from = ({ ja, en, source }: Item): string => `${ja} (${en}) ${source === null ? '[default]' : `[${source}]`}`;

const JUDGES = {
  system: 'found by the system from the form',
  desk: 'found by the desk',
  municipality: 'found by the municipality, with a reason',
  mayor: 'needs the number of a decision of the mayor’s',
} as const;

function describeStages(profile: Profile): string[] {
  return STAGES.flatMap((code) => {
    const rule = stageRuleOf(profile, code);
    if (!rule.enabled) return [`  - ${code}: left out`];
    const facts = [
      `decided by the ${rule.decider}`,
      ...(rule.mode === 'track' ? ['only on its track'] : []),
      ...(rule.optional ? ['may be skipped'] : []),
      ...(rule.parallel_with ? [`beside the ${rule.parallel_with}`] : []),
      ...(rule.feasibility_decision ? ['here it is decided whether it can be done'] : []),
      ...(rule.coordinate_with ? [`after the concurrence of the ${rule.coordinate_with}`] : []),
      ...(rule.required_participants.length > 0 ? [`together: ${rule.required_participants.join(', ')}`] : []),
      ...(rule.requires.length > 0
        ? [`asks for ${rule.requires.map((need) => need.replaceAll('_', ' ')).join(', ')}`]
        : []),
    ];
    return [
      `  - ${both(profile.terms.stages[code])} (${code}): ${facts.join('; ')}`,
      ...rule.decisions.map((kind) => `      ${kind}: ${COMMAND_INPUTS[kind].description ?? ''}`),
    ];
  });
}

const describeWindow = (type: Profile['proposal_types'][number]): string => {
  if (type.window.mode === 'always_open') return 'taken at any time';
  const { default_months: months, shorten, extend } = type.window;
  const moves = [...(shorten ? ['shortened'] : []), ...(extend ? ['extended'] : [])].join(' and ');
  return `in windows${months === null ? '' : ` of ${months} months`}${moves ? `, which can be ${moves} with a reason` : ''}`;
};

export function describeProfile(profile: Profile): string {
  const { procurement, eligibility, agreement_kinds: agreement } = profile;
  return [
    `${both(profile.municipality.name)}, ${both(profile.desk.name)}: version ${profile.version} of ${both(profile.guideline.title)}`,
    '',
    `At the window: ${list(profile.intake.kinds)}, by ${list(profile.intake.channels)}.`,
    ...profile.proposal_types.map(
      (type) => `  - ${both(type.label)}: ${describeWindow(type)}; ${type.routing.replaceAll('_', ' ')}`,
    ),
    `Who may propose:`,
    ...bullets(eligibility.organisation_kinds.map(from)),
    `  individuals: ${eligibility.individual.allowed ? 'yes' : 'no'}; sole proprietors: ${eligibility.individual.sole_proprietor_allowed ? 'yes' : 'no'}; from outside: ${eligibility.locality.rule === 'none' ? 'yes' : 'with a reason'}; able to carry it out: ${eligibility.can_implement.required ? 'required' : 'not asked'}`,
    '',
    'What excludes a proposal:',
    ...bullets(profile.exclusions.proposal.map((item) => `${from(item)}: ${JUDGES[item.judged_by]}`)),
    'What excludes an organisation:',
    ...bullets(profile.exclusions.organisation.map((item) => `${from(item)}: ${JUDGES[item.judged_by]}`)),
    'Pledges:',
    ...bullets(profile.pledges.map(from)),
    'Notices:',
    ...bullets(profile.notices.map((item) => `${from(item)}${item.must_be_read ? ', to be confirmed as read' : ''}`)),
    '',
    `What proposers see: ${profile.terms.stage_groups.map((group) => group.label.ja).join(' → ')}`,
    'The stages, and who can do what in them:',
    ...describeStages(profile),
    ...(profile.tracks.length > 0
      ? ['Tracks:', ...profile.tracks.map((track) => `  - ${both(track.label)}: ${track.stages.join(', ')}`)]
      : []),
    '',
    `Kinds of agreement (by ${agreement.rule_basis.replaceAll('_', ' ')}):`,
    ...bullets(agreement.kinds.map((kind) => `${from(kind)}: ${kind.when.replaceAll('_', ' ')}`)),
    `A procurement procedure is called for by: ${list(procurement.triggers.map((trigger) => `${trigger.replaceAll('_', ' ')} (${procurement.strength_by_trigger[trigger] ?? procurement.strength})`))}${procurement.funding_first ? '; funds come first' : ''}`,
    '',
    `Due dates, in business days: ${Object.entries(profile.reminders)
      .flatMap(([key, value]) => (typeof value === 'number' ? [`${key.replaceAll('_', ' ')} ${value}`] : []))
      .join(', ')}`,
    '',
    'Not in the document, and therefore proposals of ours to be checked:',
    ...bullets(profile.defaults),
    '',
  ].join('\n');
}
