import { viewDesk } from '../../../api/views/desk-view.js';
import { checkWindow, checkWindowMove, lastDayByRule, type Window } from '../../../domain/challenge-window.js';
import type { Content } from '../../../domain/content.js';
import { checkContent } from '../../../domain/form.js';
import { notOffered } from '../../../domain/offer.js';
import type { Profile } from '../../../domain/profile.js';
import type { ProposalType } from '../../../domain/stages.js';
import { answers, caseAt, CaseRun } from '../../factories/case-run.js';
import { contentFor, PEOPLE, type DeskName } from '../../factories/desks.js';
import type { Parameters } from './flip.js';

/** What comes in at the window, how, and from whom. */

const { proposer, coordinator } = PEOPLE;

/** What the form says to this content: field and rule. */
const faultsIn =
  (desk: DeskName, changes: Content, type: ProposalType = 'open_proposal') =>
  (profile: Profile): string[] =>
    checkContent(profile, type, { ...contentFor(desk, type), ...changes }).map(({ field, code }) => `${field} ${code}`);

const passesFromOutside = (profile: Profile): string => {
  const run = new CaseRun('minato', { profile, content: { local_base: '' } }).does(proposer, 'submit', {});
  const talk = { heldOn: run.today, participants: ['proposer' as const, 'desk' as const], summary: '確認した。' };
  return run
    .does(coordinator, 'record_dialogue', talk)
    .tries(coordinator, 'pass_screening', { answers: answers(profile) });
};

const asksAtTheWindow = (profile: Profile): unknown => {
  const run = new CaseRun('minato', { profile, kind: 'consultation' });
  return [run.tries(proposer, 'submit', {}), run.askKinds(), run.openTo(coordinator).includes('answer')];
};

/** The rule of a desk's windows. */
const windowRule = (profile: Profile) =>
  profile.proposal_types.find((type) => type.code === 'posted_challenge')!.window;

const POSTED = { opensOn: '2026-09-01', closesOn: '2026-11-30' } as const;
const EXTENDED = { opensOn: '2026-09-01', closesOn: '2026-12-25' } as const;
const SHORTENED = { opensOn: '2026-09-01', closesOn: '2026-10-31' } as const;

/** What becomes of a move of the window: field and rule. */
const moves =
  (to: Window, reasonCode: string | null = 'response') =>
  (profile: Profile): string[] =>
    checkWindowMove(windowRule(profile), POSTED, to, reasonCode).map(({ field, code }) => `${field} ${code}`);

const MINATO_WINDOW = 'proposal_types.posted_challenge.window';
const notAllowed = ['closesOn WINDOW_RULE'];

export const intakeParameters: Parameters = {
  4: {
    name: 'window of a posted challenge',
    keys: ['proposal_types.*.window', 'proposal_types.*.posting_kinds', 'proposal_types.*.challenge'],
    flips: [
      {
        setting: 'calendar months',
        desk: 'minato',
        set: { [`${MINATO_WINDOW}.default_months`]: 1 },
        outcome: (profile) => lastDayByRule(windowRule(profile), '2026-11-30'),
        before: '2027-02-28',
        after: '2026-12-29',
      },
      {
        setting: 'in windows, or always open',
        desk: 'minato',
        set: { [MINATO_WINDOW]: { mode: 'always_open' } },
        outcome: (profile) => [
          lastDayByRule(windowRule(profile), '2026-09-01'),
          checkWindow(windowRule(profile), POSTED).map(({ code }) => code),
        ],
        before: ['2026-11-30', []],
        after: [null, ['WINDOW_RULE']],
      },
      {
        setting: 'can be shortened, or not',
        desk: 'minato',
        set: { [`${MINATO_WINDOW}.shorten`]: false },
        outcome: (profile) => [moves(SHORTENED)(profile), moves(EXTENDED)(profile)],
        before: [[], []],
        after: [notAllowed, []],
      },
      {
        setting: 'can be extended, or not',
        desk: 'minato',
        set: { [`${MINATO_WINDOW}.extend`]: false },
        outcome: (profile) => [moves(SHORTENED)(profile), moves(EXTENDED)(profile)],
        before: [[], []],
        after: [[], notAllowed],
      },
      {
        setting: 'for reasons that the guideline names, or for any',
        desk: 'minato',
        set: { [`${MINATO_WINDOW}.reasons`]: [] },
        outcome: moves(EXTENDED, null),
        before: ['reasonCode REQUIRED'],
        after: [],
      },
      {
        setting: 'at any time, or within a period',
        desk: 'minato',
        set: { [`${MINATO_WINDOW}.period`]: { from: '2026-04-01', to: '2026-11-30' } },
        outcome: moves(EXTENDED),
        before: [],
        after: ['closesOn OUT_OF_RANGE'],
      },
      {
        setting: 'what the city posts, as people see it',
        desk: 'izumiotsu',
        set: { 'proposal_types.posted_challenge.posting_kinds': ['challenge'] },
        outcome: (profile) => viewDesk(profile).proposal_types.map((type) => type.posting_kinds),
        before: [['challenge'], ['challenge', 'idea_wanted']],
        after: [['challenge'], ['challenge']],
      },
      {
        setting: 'an issue of the proposer’s own, or none: what an open proposal rests on',
        desk: 'minato',
        set: { 'proposal_types.open_proposal.challenge': 'none' },
        outcome: (profile) => viewDesk(profile).proposal_types[0]?.challenge,
        before: 'self_set',
        after: 'none',
      },
    ],
    contradictions: [
      {
        setting: 'an open proposal that closes',
        desk: 'nara',
        replace: 'window: { mode: always_open }\n    challenge: none',
        by: 'window: { mode: per_challenge, default_months: 3, shorten: true, extend: true }\n    challenge: none',
        at: 'window: { mode: per_challenge, default_months: 3',
        key: 'proposal_types[0].window.mode',
        message: 'an open proposal has no closing date; allowed: always_open',
      },
      {
        setting: 'a period that ends before it begins',
        desk: 'izumiotsu',
        replace: 'shorten: true, extend: true, reasons: [] }',
        by: 'shorten: true, extend: true, period: { from: "2026-04-01", to: "2026-03-31" } }',
        key: 'proposal_types[1].window.period.to',
        message: 'ends before it begins (2026-04-01); allowed: that day or a later one',
      },
    ],
  },
  5: {
    name: 'channels',
    keys: ['intake.channels', 'intake.opens_on'],
    flips: [
      {
        setting: 'by form only, or by telephone as well',
        desk: 'minato',
        set: { 'intake.channels': ['form', 'phone'] },
        outcome: (profile) => notOffered(profile, { kind: 'proposal', type: 'open_proposal', channel: 'phone' }),
        before: { code: 'CHANNEL_NOT_OFFERED', errors: [{ field: 'channel', code: 'CHANNEL_NOT_OFFERED' }] },
        after: null,
      },
      {
        setting: 'a scheme that runs, or has yet to begin',
        desk: 'minato',
        set: { 'intake.opens_on': '2026-10-01' },
        outcome: (profile) => {
          const run = new CaseRun('minato', { profile });
          return [run.tries(proposer, 'submit', {}), run.at('2026-10-01').tries(proposer, 'submit', {})];
        },
        before: ['screening', 'ALREADY_SUBMITTED'],
        after: ['SCHEME_NOT_OPEN', 'screening'],
      },
    ],
  },
  6: {
    name: 'kinds taken at intake',
    // What the form asks of a kind goes with taking it.
    keys: ['intake.kinds', 'intake.redirect_existing_work', 'form_fields.*.kinds'],
    flips: [
      {
        setting: 'proposals only, or consultations as well',
        desk: 'minato',
        set: {
          'intake.kinds': ['proposal', 'consultation'],
          'form_fields.title.kinds': ['proposal', 'consultation'],
          'form_fields.summary.kinds': ['proposal', 'consultation'],
        },
        outcome: asksAtTheWindow,
        before: ['KIND_NOT_TAKEN', [], false],
        after: ['intake', ['answer'], true],
      },
      {
        setting: 'a draft of that kind',
        desk: 'izumiotsu',
        set: {
          'intake.kinds': ['proposal', 'request', 'inquiry'],
          'form_fields.title.kinds': ['proposal', 'request', 'inquiry'],
          'form_fields.summary.kinds': ['proposal', 'request', 'inquiry'],
        },
        outcome: (profile) => notOffered(profile, { kind: 'inquiry', type: 'open_proposal', channel: 'form' })?.code,
        before: 'KIND_NOT_TAKEN',
        after: undefined,
      },
      {
        setting: 'requests on existing work are handed on, or not taken as proposals',
        desk: 'nara',
        set: { 'intake.redirect_existing_work': false },
        outcome: (profile) =>
          caseAt('nara', 'screening', { profile }).tries(coordinator, 'redirect', {
            section: '道路課',
            reason: '既存の事業への要望である。',
          }),
        before: 'closed/redirected',
        after: 'NOT_USED_BY_DESK',
      },
    ],
    contradictions: [
      {
        setting: 'a field asked for a kind that is not taken',
        desk: 'nara',
        replace: 'applies_to: null, kinds: [proposal, consultation], personal: false }',
        by: 'applies_to: null, kinds: [proposal, consultation, request], personal: false }',
        key: 'form_fields[0].kinds',
        message: 'this desk does not take that; allowed (intake.kinds): proposal, consultation',
      },
    ],
  },
  7: {
    name: 'eligibility of individuals',
    keys: ['eligibility.individual', 'eligibility.organisation_kinds'],
    flips: [
      {
        setting: 'individuals may not propose, or may',
        desk: 'tokorozawa',
        set: { 'eligibility.individual.allowed': true },
        outcome: faultsIn('tokorozawa', { org_kind: 'individual' }),
        before: ['content.org_kind INDIVIDUAL_NOT_ELIGIBLE'],
        after: [],
      },
      {
        setting: 'sole proprietors may propose, or may not',
        desk: 'minato',
        set: { 'eligibility.individual.sole_proprietor_allowed': false },
        outcome: faultsIn('minato', { org_kind: 'sole_proprietor' }),
        before: [],
        after: ['content.org_kind SOLE_PROPRIETOR_NOT_ELIGIBLE'],
      },
      {
        setting: 'kinds of organisation',
        desk: 'tokorozawa',
        set: { 'eligibility.organisation_kinds': [{ code: 'npo', ja: 'NPO法人', en: 'Non-profit', source: null }] },
        outcome: faultsIn('tokorozawa', { org_kind: 'company' }),
        before: [],
        after: ['content.org_kind NOT_ALLOWED'],
      },
    ],
  },
  8: {
    name: 'locality',
    keys: ['eligibility.locality'],
    flips: [
      {
        setting: 'in the ward in principle, or from anywhere',
        desk: 'minato',
        set: { 'eligibility.locality.rule': 'none' },
        outcome: passesFromOutside,
        before: 'EXCEPTION_REASON_REQUIRED',
        after: 'matching',
      },
      {
        setting: 'an exception with a reason, or without',
        desk: 'minato',
        set: { 'eligibility.locality.exception_needs_reason': false },
        outcome: passesFromOutside,
        before: 'EXCEPTION_REASON_REQUIRED',
        after: 'matching',
      },
    ],
  },
  9: {
    name: 'able to implement',
    keys: ['eligibility.can_implement'],
    flips: [
      {
        setting: 'required, or not asked',
        desk: 'minato',
        set: { 'eligibility.can_implement.required': false },
        outcome: faultsIn('minato', { can_implement: false }),
        before: ['content.can_implement CAN_IMPLEMENT_REQUIRED'],
        after: [],
      },
    ],
  },
  26: {
    name: 'pledges and notices',
    keys: ['pledges', 'notices'],
    flips: [
      {
        setting: 'a pledge that is required, or free',
        desk: 'tokorozawa',
        set: { 'pledges.ip_liability.required': false },
        outcome: faultsIn('tokorozawa', { pledges: ['no_compensation'] }),
        before: ['content.pledges.ip_liability PLEDGE_REQUIRED'],
        after: [],
      },
      {
        setting: 'the list of pledges',
        desk: 'izumiotsu',
        set: {
          pledges: [
            { code: 'secrecy', ja: '秘密を守ります。', en: 'We keep it secret.', source: null, required: true },
          ],
        },
        outcome: faultsIn('izumiotsu', { pledges: [] }),
        before: [],
        after: ['content.pledges.secrecy PLEDGE_REQUIRED'],
      },
      {
        setting: 'a notice that is shown, or must be read',
        desk: 'minato',
        set: { 'notices.adoption_not_selection.must_be_read': true },
        outcome: faultsIn('minato', { notices_read: [] }),
        before: [],
        after: ['content.notices_read.adoption_not_selection NOTICE_NOT_READ'],
      },
    ],
  },
};
