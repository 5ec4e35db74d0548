import { profileSchema, type Profile } from './profile.js';

/**
 * Profiles that were stored before the schema was complete (0.1.0). Cases that began under them go on with them, so
 * what a later release added to the schema stands here as that release's engine behaved without it.
 */
const BEFORE: Readonly<Record<string, unknown>> = {
  guideline: { version: null },
  desk: { roles: [] },
  contact: { postal_code: null, web: null },
  languages: { default: 'ja', available: ['ja', 'en'] },
  terms: {
    collaboration: { ja: '公民連携', en: 'Public-private partnership' },
    organisation: { ja: '団体', en: 'Organisation' },
    challenge_owner: { ja: '担当課', en: 'Department in charge' },
    excluded: { ja: '対象外', en: 'Out of scope' },
  },
  intake: { kinds: ['proposal'], redirect_existing_work: true, opens_on: null },
  eligibility: { individual: { sole_proprietor_allowed: true } },
  exclusions: { scheme: [] },
  tracks: [],
  agreement_kinds: { rule_basis: 'none', policy_fields: [] },
  procurement: { adoption_is_selection: false, blocks_direct_agreement_until_determined: true },
  cost: { proposer_bears_preparation: false },
  pilot: {
    city_contributions: [],
    operator_duties: [],
    cost_rule: { default_bearer: 'unspecified', exception: null, reason_required: false, source: null },
  },
  evaluation: { criteria: [] },
  experts: { enabled: false, kinds: [], topics: [] },
  other_methods: [],
  consents: [],
  idea_protection: { mode: 'phase', protected_until: 'agreement', hearing_before_publication: true, source: null },
  disclosure: {
    enabled: false,
    default_rule: 'disclose_except_identifying',
    hear_proposer: false,
    ordinance: null,
    source: null,
  },
  city_information: { secrecy: 'unless_approved', source: null },
  partner_municipalities: [],
  leaders: { enabled: false, label: null, who: null, per: null },
  reminders: {
    first_contact_due: 5,
    expert_advice_due: 15,
    disclosure_opinion_due: 10,
    challenge_closing_notice: 10,
    pilot_ending_notice: 10,
    agreement_notice: 20,
    remind_before: 0,
    repeat_every: 5,
    max_repeats: 0,
  },
  escalation: {
    stalled_after: 15,
    levels: [{ after_due: 0, to: 'assignee' }],
    no_department_found: { after_refusals: 3, to: 'desk_head' },
    officer_transfer: { successor_required: true, handover_note_required: true },
  },
  retention: {
    case_record_years: 5,
    excluded_or_withdrawn_years: 5,
    personal_data_after_close_years: 5,
    start: 'end_of_fiscal_year_of_closing',
  },
  publication: {
    audiences: ['internal'],
    realised_projects: 'with_consent',
    unrealised_proposals: 'never',
    statistics: false,
    channels: [],
  },
  events: { enabled: false, kinds: [], invite_from: null },
  survey: { enabled: false, scale: 5, top_box: [5], groups: [] },
  training: { enabled: false, kinds: [] },
  statistics: { purposes: [], measures: [] },
};

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is given stands; what is missing is taken from `base`, group by group. A list is one thing, and never mixed. */
function filled(given: unknown, base: unknown): unknown {
  if (given === undefined) return base;
  if (!isGroup(given) || !isGroup(base)) return given;
  const missing = Object.entries(base).map(([key, value]) => [key, filled(given[key], value)]);
  return { ...given, ...Object.fromEntries(missing) };
}

/** A stored version in the shape of today, whatever release stored it; null where it is no profile at all. */
export function readStoredProfile(content: unknown): Profile | null {
  const read = profileSchema.safeParse(filled(content, BEFORE));
  return read.success ? read.data : null;
}
