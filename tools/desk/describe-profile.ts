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
  const { default_months: months, shorten, extend, reasons, period } = type.window;
  const moves = [...(shorten ? ['shortened'] : []), ...(extend ? ['extended'] : [])].join(' and ');
  return `in windows${months === null ? '' : ` of ${months} months`}${moves ? `, which can be ${moves} with a reason` : ''}${reasons.length > 0 ? `: ${list(reasons.map(both))}` : ''}${period ? `, all of it between ${period.from} and ${period.to ?? 'whenever'}` : ''}`;
};

function describePilot({ pilot, other_methods: methods, experts }: Profile): string[] {
  const { default_bearer: bearer, exception } = pilot.cost_rule;
  return [
    'What the city contributes to a pilot:',
    ...bullets(pilot.city_contributions.map(from)),
    `What the operator has to show (the costs are borne by: ${bearer}${exception ? `; the city may pay ${both(exception)}` : ''}):`,
    ...bullets(pilot.operator_duties.map(from)),
    'Other methods, each with a procedure of its own:',
    ...bullets(methods.map((method) => `${from(method)}${method.description ? `: ${both(method.description)}` : ''}`)),
    `Experts: ${experts.enabled ? list(experts.kinds.map(both)) : 'none are asked'}${experts.topics.length > 0 ? `, on ${list(experts.topics.map(both))}` : ''}`,
  ];
}

const consentAsked = (consent: Profile['consents'][number]): string => {
  const otherwise = consent.default_value ? 'given unless refused' : 'not given unless ticked';
  const covers = consent.covers.length > 0 ? `; covers ${list(consent.covers.map(both))}` : '';
  const always = consent.regardless_of_decision ? '; whatever becomes of the proposal' : '';
  if (!consent.enabled) return `not asked for; ${consent.default_value ? 'holds' : 'does not hold'}${covers}${always}`;
  return `${consent.required ? 'required' : 'free'}, ${otherwise}${covers}${always}`;
};

/** What happens to what proposers tell the city, and to what the city tells them. */
function describeRights(profile: Profile): string[] {
  const { idea_protection: ideas, disclosure, city_information: secrets, publication } = profile;
  const spelt = (code: string): string => code.replaceAll('_', ' ');
  const ordinance = disclosure.ordinance ? ` (${both(disclosure.ordinance)})` : '';
  return [
    'Consents:',
    ...bullets(profile.consents.map((consent) => `${from(consent)}: ${consentAsked(consent)}`)),
    `  partner municipalities: ${list(profile.partner_municipalities.map(both))}`,
    `Ideas are protected by ${spelt(ideas.mode)}, until ${spelt(ideas.protected_until)}; ${ideas.hearing_before_publication ? 'the proposer is heard before anything is published' : 'nobody is heard before publication'}`,
    `Disclosure requests: ${disclosure.enabled ? `${spelt(disclosure.default_rule)}${ordinance}; ${disclosure.hear_proposer ? 'the proposer is heard first' : 'without a hearing'}` : 'no procedure here'}`,
    `Information from the city is secret: ${secrets.secrecy === 'absolute' ? 'always' : 'unless the city approves'}`,
    `Realised projects are published: ${spelt(publication.realised_projects)}; unrealised proposals are shared: ${spelt(publication.unrealised_proposals)}; statistics: ${publication.statistics ? 'yes' : 'no'}; for ${list(publication.audiences)}; by ${list(publication.channels.map(both))}`,
  ];
}

function describeCommunity({ leaders, events, survey, training, statistics }: Profile): string[] {
  const invited = events.invite_from === null ? '' : `, from ${events.invite_from.replaceAll('_', ' ')}`;
  return [
    `Leaders: ${leaders.enabled && leaders.label ? `${both(leaders.label)}${leaders.per ? `, one per ${both(leaders.per)}` : ''}${leaders.who ? ` (${both(leaders.who)})` : ''}` : 'none'}`,
    `Events: ${events.enabled ? `${list(events.kinds.map(both))}${invited}` : 'none'}`,
    `Surveys: ${survey.enabled ? `marks from 1 to ${survey.scale}, of which ${list(survey.top_box.map(String))} count as satisfied; ${list(survey.groups.map(both))}` : 'none'}`,
    `Statistics: ${list(statistics.measures.map((measure) => measure.replaceAll('_', ' ')))}; sorted by ${list(statistics.purposes.map(both))}`,
    `Training: ${training.enabled ? list(training.kinds.map(both)) : 'none'}`,
  ];
}

/** Whom silence reaches, on which days nothing is due, and how long records are kept. */
function describeClocks({ reminders, escalation, retention }: Profile): string[] {
  const { calendar } = reminders;
  const { from: first, to: last } = calendar.year_end;
  const closed = [
    ...(calendar.national_holidays ? ['national holidays'] : []),
    `${first} to ${last}`,
    ...calendar.closed_days,
  ];
  const { after_refusals: refusals, to } = escalation.no_department_found;
  const { successor_required: successor, handover_note_required: note } = escalation.officer_transfer;
  return [
    `Closed besides Saturdays and Sundays: ${list(closed)}; a due day ends at ${calendar.close_of_business}`,
    `Overdue: ${list(escalation.levels.map((level) => `after ${level.after_due} the ${level.to.replaceAll('_', ' ')}`))}; stalled after ${escalation.stalled_after}; after ${refusals} refusals the ${to.replaceAll('_', ' ')}`,
    `When an officer moves on: ${list([...(successor ? ['a successor is named'] : []), ...(note ? ['a handover note is written'] : [])])}`,
    `Kept, in years: cases ${retention.case_record_years}, excluded or withdrawn ones ${retention.excluded_or_withdrawn_years}, personal data ${retention.personal_data_after_close_years}; from the ${retention.start.replaceAll('_', ' ')}`,
  ];
}

/** In whose words people are told by mail. */
function describeMails({ mail }: Profile): string {
  const from = mail.from_name ? both(mail.from_name) : 'the city and the desk';
  const footer = mail.footer ? both(mail.footer).replaceAll('\n', ' / ') : 'the desk and how to reach it';
  return `Mails are from ${from}; beneath stands ${footer}; own words for: ${list(Object.keys(mail.notices).map((kind) => kind.replaceAll('_', ' ')))}`;
}

export function describeProfile(profile: Profile): string {
  const { procurement, eligibility, agreement_kinds: agreement } = profile;
  return [
    `${both(profile.municipality.name)}, ${both(profile.desk.name)}: version ${profile.version} of ${both(profile.guideline.title)}`,
    '',
    `At the window: ${list(profile.intake.kinds)}, by ${list(profile.intake.channels)}${profile.intake.opens_on ? `, from ${profile.intake.opens_on}` : ''}. Requests on existing work are ${profile.intake.redirect_existing_work ? 'handed to the section in charge' : 'not handed on'}.`,
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
    ...describePilot(profile),
    ...describeRights(profile),
    ...describeCommunity(profile),
    '',
    `Due dates, in business days: ${Object.entries(profile.reminders)
      .flatMap(([key, value]) => (typeof value === 'number' ? [`${key.replaceAll('_', ' ')} ${value}`] : []))
      .join(', ')}`,
    ...describeClocks(profile),
    describeMails(profile),
    '',
    'Not in the document, and therefore proposals of ours to be checked:',
    ...bullets(profile.defaults),
    '',
  ].join('\n');
}
