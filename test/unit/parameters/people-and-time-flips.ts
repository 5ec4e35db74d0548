import { viewDesk } from '../../../api/views/desk-view.js';
import { businessDaysBefore, tokyoDay } from '../../../domain/calendar.js';
import type { AskKind } from '../../../domain/case-state.js';
import { rungsOf, stallsAt, type Rung } from '../../../domain/ladder.js';
import { headingOf, type Profile } from '../../../domain/profile.js';
import { noticeAhead, type Watch } from '../../../domain/watches.js';
import { buildCalendar } from '../../../entities/desk-calendar.js';
import { pageOf } from '../../../mailer/notice-page.js';
import { caseAt, CaseRun } from '../../factories/case-run.js';
import { D1, DESKS, PEOPLE, type DeskName } from '../../factories/desks.js';
import type { Flip, Parameters } from './flip.js';
import { said } from './said.js';

/**
 * People around a case, how long everybody has, and whom silence reaches in the end: counted by the engine. How long
 * records are kept, and events are read, validated and shown until the issues that use them.
 */

const { coordinator, proposer } = PEOPLE;

type Due = keyof Profile['reminders'];

/** The mail in which whoever screens a case is reminded of it. */
const reminderMail = (profile: Profile) =>
  pageOf(
    {
      kind: 'reminder',
      params: { ask: 'screen', until: '2026-09-08T08:15:00.000Z' },
      proposalId: '00000000-0000-4000-8000-000000000001',
      number: 'R8-0001',
      stage: headingOf(profile, 'screening').label,
    },
    profile,
    { language: 'ja', publicUrl: new URL('https://kyoso.example') },
  );

/** A case in which somebody is asked for this. All begin on 1 September 2026. */
const ASKED = {
  screen: (profile) => caseAt('tokorozawa', 'screening', { profile }),
  answer: (profile) => new CaseRun('tokorozawa', { profile, kind: 'consultation' }).does(proposer, 'submit', {}),
  assign: (profile) => caseAt('tokorozawa', 'matching', { profile }),
  respond: (profile) =>
    caseAt('tokorozawa', 'matching', { profile }).does(coordinator, 'assign_departments', {
      departments: [{ departmentId: D1, lead: true }],
    }),
  correct: (profile) =>
    caseAt('tokorozawa', 'screening', { profile }).does(coordinator, 'request_correction', { message: '電話番号を。' }),
  hold_dialogue: (profile) => caseAt('tokorozawa', 'dialogue', { profile }),
  concur: (profile) => caseAt('minato', 'evaluation', { profile }),
  advise: (profile) =>
    caseAt('minato', 'dialogue', { profile }).does(coordinator, 'request_expert', {
      expertKind: 'lawyer',
      question: '契約の形は？',
    }),
  start_pilot: (profile) => caseAt('tokorozawa', 'pilot', { profile }),
  report_pilot: (profile) => {
    const run = caseAt('tokorozawa', 'pilot', { profile });
    return run.does(run.decider, 'start_pilot', { plan: '試す。', startsOn: '2026-09-01', endsOn: '2026-12-25' });
  },
  decide: (profile) => caseAt('minato', 'evaluation', { profile }),
  municipality_consent: (profile) => caseAt('minato', 'agreement', { profile }),
  implement: (profile) => caseAt('minato', 'agreement', { profile }).bothConsent().concludes(),
} as const satisfies Partial<Record<AskKind, (profile: Profile) => CaseRun>>;

const dueDay =
  (kind: keyof typeof ASKED) =>
  (profile: Profile): string =>
    tokyoDay(ASKED[kind](profile).ask(kind).until ?? '');

/** The ladder of an ask. */
function rungs(kind: keyof typeof ASKED, profile: Profile): Rung[] {
  const run = ASKED[kind](profile);
  return rungsOf(run.ask(kind), profile, run.facts.calendar);
}

const rungsOn =
  (kind: keyof typeof ASKED) =>
  (profile: Profile): string[] =>
    rungs(kind, profile).map(({ rung, at }) => `${rung} ${tokyoDay(at)}`);

/** The due date with one business day more. The holidays of that month are 21, 22 and 23 September. */
const oneDayMore = (
  key: Due,
  ask: keyof typeof ASKED,
  { days, before, after }: { readonly days: number; readonly before: string; readonly after: string },
  desk: DeskName = 'tokorozawa',
): Flip => ({
  setting: key.replaceAll('_', ' '),
  desk,
  set: { [`reminders.${key}`]: days + 1 },
  outcome: dueDay(ask),
  before,
  after,
});

const FIVE = { days: 5, before: '2026-09-08', after: '2026-09-09' } as const;
const TEN = { days: 10, before: '2026-09-15', after: '2026-09-16' } as const;
const FIFTEEN = { days: 15, before: '2026-09-25', after: '2026-09-28' } as const;
const TWENTY = { days: 20, before: '2026-10-02', after: '2026-10-05' } as const;

/** A number that a later issue uses: read, validated, and said by `desk:check`. */
const told = (key: Due, value: number, other: number): Flip => ({
  setting: `${key.replaceAll('_', ' ')} (used by a later issue, said by desk:check)`,
  desk: 'tokorozawa',
  set: { [`reminders.${key}`]: other },
  outcome: (profile) => new RegExp(`${key.replaceAll('_', ' ')} \\d+`).exec(said('Due dates')(profile))?.[0],
  before: `${key.replaceAll('_', ' ')} ${value}`,
  after: `${key.replaceAll('_', ' ')} ${other}`,
});

/** The first day of notice of what ends on 30 November 2026, with one business day more. The 3rd and the 23rd are holidays. */
const noticed = (
  watch: Watch,
  key: Due,
  { before, after }: { readonly before: string; readonly after: string },
): Flip => {
  const days = (profile: Profile): number => noticeAhead(profile, watch);
  return {
    setting: key.replaceAll('_', ' '),
    desk: 'tokorozawa',
    set: { [`reminders.${key}`]: days(DESKS.tokorozawa) + 1 },
    outcome: (profile) => businessDaysBefore(buildCalendar(profile), '2026-11-30', days(profile)),
    before,
    after,
  };
};

const OVERDUE =
  'Overdue: after 0 the assignee, after 3 the coordinator, after 5 the leader, after 10 the desk head; stalled after 15; after 3 refusals the desk head';
const KEPT =
  'Kept, in years: cases 5, excluded or withdrawn ones 3, personal data 1; from the end of fiscal year of closing';
const LEVELS = [
  { after_due: 0, to: 'assignee' },
  { after_due: 3, to: 'coordinator' },
  { after_due: 10, to: 'desk_head' },
];

export const peopleAndTimeParameters: Parameters = {
  29: {
    name: 'leaders and escalation target',
    keys: ['leaders', 'escalation.levels', 'escalation.no_department_found'],
    flips: [
      {
        setting: 'what they are called',
        desk: 'nara',
        set: { 'leaders.label': { ja: '連携リーダー', en: 'Partnership leader' } },
        outcome: said('Leaders'),
        before:
          'Leaders: 共創推進リーダー (Co-creation promotion leader), one per 部 (Division) (各部次長級 (Deputy director of a division))',
        after:
          'Leaders: 連携リーダー (Partnership leader), one per 部 (Division) (各部次長級 (Deputy director of a division))',
      },
      {
        setting: 'there are leaders, or none and nobody escalates to them',
        desk: 'nara',
        set: { 'leaders.enabled': false, 'escalation.levels': LEVELS },
        outcome: (profile) => [said('Leaders')(profile), said('Overdue')(profile)],
        before: [
          'Leaders: 共創推進リーダー (Co-creation promotion leader), one per 部 (Division) (各部次長級 (Deputy director of a division))',
          OVERDUE,
        ],
        after: ['Leaders: none', OVERDUE.replace(' after 5 the leader,', '')],
      },
      {
        setting: 'who is told when no department takes it',
        desk: 'nara',
        set: { 'escalation.no_department_found': { after_refusals: 2, to: 'leader' } },
        outcome: said('Overdue'),
        before: OVERDUE,
        after: OVERDUE.replace('after 3 refusals the desk head', 'after 2 refusals the leader'),
      },
    ],
    contradictions: [
      {
        setting: 'an escalation to leaders where there are none',
        desk: 'aomori',
        replace: '- { after_due: 5, to: department_manager }',
        by: '- { after_due: 5, to: leader }',
        key: 'escalation.levels[2].to',
        message:
          'this desk has no leaders (leaders.enabled); allowed: assignee, coordinator, department_manager, desk_head',
      },
      {
        setting: 'leaders without a name',
        desk: 'aomori',
        replace: 'leaders: { enabled: false, label: null',
        by: 'leaders: { enabled: true, label: null',
        key: 'leaders.label',
        message: 'leaders are enabled; allowed: what they are called, in ja and en',
      },
    ],
  },
  30: {
    name: 'events, survey, training (read, validated and shown; the module comes later)',
    keys: ['events', 'survey', 'training'],
    flips: [
      {
        setting: 'events, or none',
        desk: 'nara',
        set: { 'events.enabled': false },
        outcome: (profile) => [viewDesk(profile).events.enabled, said('Events')(profile)],
        before: [
          true,
          'Events: 奈良市公民連携ダイアログ (Nara public-private partnership dialogue), ラウンドテーブル (Round table), from comprehensive agreement',
        ],
        after: [false, 'Events: none'],
      },
      {
        setting: 'which surveys count as satisfied',
        desk: 'nara',
        set: { 'survey.top_box': [5] },
        outcome: said('Surveys'),
        before: 'Surveys: marks from 1 to 5, of which 4, 5 count as satisfied; 企業 (Companies), 市職員 (City staff)',
        after: 'Surveys: marks from 1 to 5, of which 5 count as satisfied; 企業 (Companies), 市職員 (City staff)',
      },
      {
        setting: 'a survey, or none',
        desk: 'nara',
        set: { 'survey.enabled': false },
        outcome: said('Surveys'),
        before: 'Surveys: marks from 1 to 5, of which 4, 5 count as satisfied; 企業 (Companies), 市職員 (City staff)',
        after: 'Surveys: none',
      },
      {
        setting: 'training, or none',
        desk: 'nara',
        set: { 'training.enabled': false },
        outcome: said('Training'),
        before: 'Training: 管理職向け研修 (Training for managers), 職員研修 (Training for staff)',
        after: 'Training: none',
      },
    ],
    contradictions: [
      {
        setting: 'events of no kind',
        desk: 'aomori',
        replace: 'events: { enabled: false',
        by: 'events: { enabled: true',
        key: 'events.kinds',
        message: 'events are enabled; allowed: at least one kind',
      },
      {
        setting: 'training of no kind',
        desk: 'aomori',
        replace: 'training: { enabled: false',
        by: 'training: { enabled: true',
        key: 'training.kinds',
        message: 'training is enabled; allowed: at least one kind',
      },
      {
        setting: 'a mark beyond the scale',
        desk: 'nara',
        replace: 'top_box: [4, 5]',
        by: 'top_box: [5, 6]',
        key: 'survey.top_box',
        message: 'outside the scale; allowed: marks from 1 to 5',
      },
      {
        setting: 'invited from an agreement that the desk does not have',
        desk: 'minato',
        replace: 'kinds: [], invite_from: null',
        by: 'kinds: [], invite_from: comprehensive_agreement',
        key: 'events.invite_from',
        message: 'this desk has no such agreement (a kind with when: multi_field); allowed: everybody, null',
      },
    ],
  },
  31: {
    name: 'reminder, escalation, retention, calendar, and the words in which people are told',
    keys: ['reminders', 'escalation', 'retention', 'mail'],
    flips: [
      oneDayMore('screening_due', 'screen', FIVE),
      oneDayMore('first_contact_due', 'answer', FIVE),
      oneDayMore('routing_due', 'assign', FIVE),
      oneDayMore('department_response_due', 'respond', TEN),
      oneDayMore('proposer_answer_due', 'correct', TEN),
      oneDayMore('dialogue_idle', 'hold_dialogue', FIFTEEN),
      oneDayMore('coordination_due', 'concur', TEN, 'minato'),
      oneDayMore('expert_advice_due', 'advise', FIFTEEN, 'minato'),
      oneDayMore('pilot_start_due', 'start_pilot', TEN),
      oneDayMore('pilot_report_due', 'report_pilot', { days: 10, before: '2027-01-15', after: '2027-01-18' }),
      oneDayMore('evaluation_due', 'decide', TWENTY, 'minato'),
      oneDayMore('agreement_due', 'municipality_consent', TWENTY, 'minato'),
      oneDayMore('implementation_due', 'implement', TWENTY, 'minato'),
      told('disclosure_opinion_due', 10, 14),
      noticed('window_closing', 'challenge_closing_notice', { before: '2026-11-13', after: '2026-11-12' }),
      noticed('pilot_ending', 'pilot_ending_notice', { before: '2026-11-13', after: '2026-11-12' }),
      noticed('agreement_renewal', 'agreement_notice', { before: '2026-10-29', after: '2026-10-28' }),
      {
        setting: 'whether somebody is told before a due date',
        desk: 'tokorozawa',
        set: { 'reminders.remind_before': 2 },
        outcome: rungsOn('screen'),
        before: ['-1 2026-09-07', '0 2026-09-08', '1 2026-09-11', '2 2026-09-15', '3 2026-09-25'],
        after: ['-1 2026-09-04', '0 2026-09-08', '1 2026-09-11', '2 2026-09-15', '3 2026-09-25'],
      },
      {
        setting: 'how often a proposer is told again',
        desk: 'tokorozawa',
        set: { 'reminders.repeat_every': 3 },
        outcome: rungsOn('correct'),
        before: ['-1 2026-09-14', '0 2026-09-15', '1 2026-09-25', '2 2026-10-02', '3 2026-10-09'],
        after: ['-1 2026-09-14', '0 2026-09-15', '1 2026-09-18', '2 2026-09-28', '3 2026-10-01'],
      },
      {
        setting: 'how many times',
        desk: 'tokorozawa',
        set: { 'reminders.max_repeats': 1 },
        outcome: rungsOn('correct'),
        before: ['-1 2026-09-14', '0 2026-09-15', '1 2026-09-25', '2 2026-10-02', '3 2026-10-09'],
        after: ['-1 2026-09-14', '0 2026-09-15', '1 2026-09-25'],
      },
      {
        setting: 'national holidays count as closed, or not',
        desk: 'tokorozawa',
        set: { 'reminders.calendar.national_holidays': false },
        outcome: dueDay('hold_dialogue'),
        before: '2026-09-25',
        after: '2026-09-22',
      },
      {
        setting: 'days around New Year',
        desk: 'tokorozawa',
        set: { 'reminders.calendar.year_end': { from: '12-28', to: '01-04' } },
        outcome: dueDay('report_pilot'),
        before: '2027-01-15',
        after: '2027-01-19',
      },
      {
        setting: 'further closed days',
        desk: 'tokorozawa',
        set: { 'reminders.calendar.closed_days': ['2026-09-02'] },
        outcome: dueDay('screen'),
        before: '2026-09-08',
        after: '2026-09-09',
      },
      {
        setting: 'the hour at which a due day ends',
        desk: 'tokorozawa',
        set: { 'reminders.calendar.close_of_business': '12:00' },
        outcome: (profile) => ASKED.screen(profile).ask('screen').until,
        before: '2026-09-08T08:15:00.000Z',
        after: '2026-09-08T03:00:00.000Z',
      },
      {
        setting: 'when a case counts as stalled',
        desk: 'nara',
        set: { 'escalation.stalled_after': 20 },
        outcome: (profile) => {
          const { state, facts, now } = ASKED.screen(profile);
          return [said('Overdue')(profile), tokyoDay(stallsAt(state, profile, facts.calendar, now) ?? '')];
        },
        before: [OVERDUE, '2026-09-25'],
        after: [OVERDUE.replace('stalled after 15', 'stalled after 20'), '2026-10-02'],
      },
      {
        setting: 'whom silence reaches',
        desk: 'nara',
        set: { 'escalation.levels': LEVELS },
        outcome: (profile) => [said('Overdue')(profile), rungs('screen', profile).map(({ to }) => to.join(' '))],
        before: [OVERDUE, ['assignee', 'assignee', 'coordinator', 'leader', 'desk_head']],
        after: [OVERDUE.replace(' after 5 the leader,', ''), ['assignee', 'assignee', 'coordinator', 'desk_head']],
      },
      {
        setting: 'whom a mail is from',
        desk: 'nara',
        set: { 'mail.from_name': { ja: '奈良の窓口', en: 'Nara desk' } },
        outcome: (profile) => [reminderMail(profile).fromName, said('Mails')(profile)],
        before: [
          '奈良市 公民連携デスク',
          'Mails are from the city and the desk; beneath stands the desk and how to reach it; own words for: none',
        ],
        after: [
          '奈良の窓口',
          'Mails are from 奈良の窓口 (Nara desk); beneath stands the desk and how to reach it; own words for: none',
        ],
      },
      {
        setting: 'what stands beneath a mail',
        desk: 'tokorozawa',
        set: { 'mail.footer': { ja: '返信はできません。', en: 'Do not reply.' } },
        outcome: (profile) => reminderMail(profile).footer,
        before: '所沢市 経営企画課 公民連携推進室\n04-2998-9027 / a9027@city.tokorozawa.lg.jp',
        after: '返信はできません。',
      },
      {
        setting: 'what a kind of mail says',
        desk: 'tokorozawa',
        set: {
          'mail.notices': {
            reminder: {
              subject: { ja: '{until}までに{ask}を', en: 'Do it' },
              intro: { ja: '{number}をお忘れなく。', en: 'Please.' },
            },
          },
        },
        outcome: (profile) => [reminderMail(profile).subject, reminderMail(profile).intro],
        before: [
          '[所沢市] R8-0001 マッチング: 期限のお知らせ：受付・審査',
          '受付番号R8-0001の案件の「受付・審査」は、2026年9月8日(火) 17:15が期限です。まだお済みでないようです。',
        ],
        after: ['[所沢市] R8-0001 マッチング: 2026年9月8日(火) 17:15までに受付・審査を', 'R8-0001をお忘れなく。'],
      },
      {
        setting: 'what an officer leaves behind (used by a later issue, said by desk:check)',
        desk: 'nara',
        set: { 'escalation.officer_transfer': { successor_required: true, handover_note_required: false } },
        outcome: said('When an officer'),
        before: 'When an officer moves on: a successor is named, a handover note is written',
        after: 'When an officer moves on: a successor is named',
      },
      {
        setting: 'how long records are kept (erasing comes later)',
        desk: 'nara',
        set: {
          'retention.case_record_years': 10,
          'retention.excluded_or_withdrawn_years': 4,
          'retention.personal_data_after_close_years': 2,
        },
        outcome: (profile) => viewDesk(profile).retention,
        before: { case_record_years: 5, excluded_or_withdrawn_years: 3, personal_data_after_close_years: 1 },
        after: { case_record_years: 10, excluded_or_withdrawn_years: 4, personal_data_after_close_years: 2 },
      },
      {
        setting: 'from when they are kept (erasing comes later)',
        desk: 'nara',
        set: { 'retention.start': 'day_of_closing' },
        outcome: said('Kept'),
        before: KEPT,
        after: KEPT.replace('end of fiscal year of closing', 'day of closing'),
      },
    ],
    contradictions: [
      {
        setting: 'words of a mail that name what it does not know',
        desk: 'nara',
        replace: 'mail: { from_name: null, footer: null, notices: {} }',
        by: 'mail: { notices: { digest: { subject: { ja: "{number}", en: Today } } } }',
        key: 'mail.notices.digest.subject.ja',
        message: '"{number}" is not filled in here; allowed: {desk}',
      },
      {
        setting: 'personal data that outlive the record',
        desk: 'nara',
        replace: 'personal_data_after_close_years: 1',
        by: 'personal_data_after_close_years: 6',
        key: 'retention.personal_data_after_close_years',
        message: 'personal data may not outlive the record; allowed: at most 5',
      },
      {
        setting: 'levels that go back in time',
        desk: 'nara',
        replace: '- { after_due: 10, to: desk_head }',
        by: '- { after_due: 4, to: desk_head }',
        key: 'escalation.levels[3].after_due',
        message: 'comes before the level above; allowed: 5 or more',
      },
      {
        setting: 'repeats without an interval',
        desk: 'nara',
        replace: 'repeat_every: 5',
        by: 'repeat_every: 0',
        key: 'reminders.repeat_every',
        message: '3 repeats on one day; allowed: 1 or more',
      },
    ],
  },
};
