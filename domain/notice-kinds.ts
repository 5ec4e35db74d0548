import type { Party, Role } from './stages.js';

/**
 * What people are told of, and how. One table: whoever writes a notice, delivers it, lists it or lets somebody choose
 * takes it from here. What a kind says in words is its template's; a notice itself holds codes, ids and instants only.
 */

/** How somebody wants to be told. In the inbox every notice stands anyway. */
export const WAYS_TO_TELL = ['at_once', 'digest', 'off'] as const;
export type WayToTell = (typeof WAYS_TO_TELL)[number];

interface NoticeGroup {
  /** What can be chosen, the default first. Without `off` it is required: nobody can miss it by a setting. */
  readonly choices: readonly [WayToTell, ...WayToTell[]];
  readonly label: { readonly ja: string; readonly en: string };
}

/** What people choose between: kinds are too many, and a new one must not begin where somebody turned its like off. */
export const NOTICE_GROUPS = {
  receipts: { choices: ['at_once'], label: { ja: '受付のお知らせ', en: 'Receipts' } },
  results: { choices: ['at_once', 'digest'], label: { ja: '判断と結果', en: 'Decisions and results' } },
  awaited: { choices: ['at_once', 'digest'], label: { ja: '対応をお願いすること', en: 'What awaits you' } },
  rights: { choices: ['at_once'], label: { ja: '権限と代理', en: 'Your rights and substitutions' } },
  oversight: { choices: ['at_once', 'digest'], label: { ja: '滞っている案件', en: 'What stands still' } },
  messages: { choices: ['at_once', 'digest', 'off'], label: { ja: 'メッセージ', en: 'Messages' } },
  followed: { choices: ['at_once', 'digest', 'off'], label: { ja: 'フォロー中の案件', en: 'Cases that you follow' } },
  upcoming: { choices: ['at_once', 'digest', 'off'], label: { ja: '近づく期日', en: 'Dates that come near' } },
  digest: { choices: ['at_once', 'off'], label: { ja: '朝のまとめ', en: 'The morning’s digest' } },
} as const satisfies Record<string, NoticeGroup>;
export type NoticeGroupCode = keyof typeof NOTICE_GROUPS;
export const NOTICE_GROUP_CODES = Object.keys(NOTICE_GROUPS) as readonly NoticeGroupCode[];

/** What comes first in a list by urgency: somebody waits beyond the date, somebody waits, something happened. */
export const URGENCIES = ['overdue', 'awaiting', 'news'] as const;
export type Urgency = (typeof URGENCIES)[number];

interface NoticeRule {
  readonly group: NoticeGroupCode;
  /** The sides to which it is ever addressed. */
  readonly audience: readonly Party[];
  readonly urgency: Urgency;
  readonly label: { readonly ja: string; readonly en: string };
}

const CITY: readonly Party[] = ['desk', 'department'];
const EVERYBODY: readonly Party[] = ['proposer', 'desk', 'department', 'expert'];

export const NOTICE_RULES = {
  /** Number and chain head, to whoever handed in. */
  receipt: {
    group: 'receipts',
    audience: ['proposer'],
    urgency: 'news',
    label: { ja: '提案を受け付けました', en: 'Your proposal was received' },
  },
  /** A step of which a proposer is told. */
  command_settled: {
    group: 'results',
    audience: ['proposer'],
    urgency: 'news',
    label: { ja: '案件が進みました', en: 'A step was taken in your case' },
  },
  /** How it ended, with the reason. */
  result: {
    group: 'results',
    audience: ['proposer'],
    urgency: 'news',
    label: { ja: '結果のお知らせ', en: 'The result' },
  },
  ask_opened: {
    group: 'awaited',
    audience: EVERYBODY,
    urgency: 'awaiting',
    label: { ja: '対応をお願いします', en: 'Something awaits you' },
  },
  ask_ended: {
    group: 'awaited',
    audience: ['expert'],
    urgency: 'news',
    label: { ja: '対応は不要になりました', en: 'You are not awaited any more' },
  },
  /** Somebody else moved a date that both sides count on. */
  extended: {
    group: 'awaited',
    audience: EVERYBODY,
    urgency: 'news',
    label: { ja: '期限が変わりました', en: 'A due date was moved' },
  },
  /** Before the date. */
  due_soon: {
    group: 'awaited',
    audience: EVERYBODY,
    urgency: 'awaiting',
    label: { ja: '期限が近づいています', en: 'The due date comes near' },
  },
  reminder: {
    group: 'awaited',
    audience: EVERYBODY,
    urgency: 'overdue',
    label: { ja: '期限を過ぎています', en: 'The due date has passed' },
  },
  /** To those above who was reminded. */
  escalation: {
    group: 'awaited',
    audience: CITY,
    urgency: 'overdue',
    label: { ja: '期限超過の報告', en: 'Somebody has not answered in time' },
  },
  assigned: {
    group: 'awaited',
    audience: CITY,
    urgency: 'awaiting',
    label: { ja: '担当になりました', en: 'You are in charge' },
  },
  /** Nothing happened for the guideline's number of business days. */
  stalled: {
    group: 'oversight',
    audience: CITY,
    urgency: 'overdue',
    label: { ja: '案件が動いていません', en: 'A case stands still' },
  },
  /** The guideline's number of sections has refused. */
  no_department_found: {
    group: 'oversight',
    audience: CITY,
    urgency: 'awaiting',
    label: { ja: '担当課が見つかりません', en: 'No section takes a case' },
  },
  message: {
    group: 'messages',
    audience: ['proposer', 'desk', 'department'],
    urgency: 'news',
    label: { ja: 'メッセージが届きました', en: 'A message' },
  },
  watched: {
    group: 'followed',
    audience: CITY,
    urgency: 'news',
    label: { ja: 'フォロー中の案件が進みました', en: 'A step in a case that you follow' },
  },
  meeting_planned: {
    group: 'upcoming',
    audience: ['proposer', 'desk', 'department'],
    urgency: 'news',
    label: { ja: '打合せが決まりました', en: 'A meeting is planned' },
  },
  meeting_changed: {
    group: 'upcoming',
    audience: ['proposer', 'desk', 'department'],
    urgency: 'news',
    label: { ja: '打合せが変わりました', en: 'A meeting was changed' },
  },
  meeting_cancelled: {
    group: 'upcoming',
    audience: ['proposer', 'desk', 'department'],
    urgency: 'news',
    label: { ja: '打合せが中止になりました', en: 'A meeting was cancelled' },
  },
  /** To those who posted it, and to who has a draft for it. */
  window_closing: {
    group: 'upcoming',
    audience: ['proposer', 'desk', 'department'],
    urgency: 'news',
    label: { ja: '募集の締切が近づいています', en: 'A window closes soon' },
  },
  pilot_ending: {
    group: 'upcoming',
    audience: ['proposer', 'desk', 'department'],
    urgency: 'news',
    label: { ja: '実証の終了が近づいています', en: 'A pilot ends soon' },
  },
  agreement_review: {
    group: 'upcoming',
    audience: ['proposer', 'desk', 'department'],
    urgency: 'news',
    label: { ja: '協定の見直しの時期です', en: 'An agreement is due for review' },
  },
  agreement_renewal: {
    group: 'upcoming',
    audience: ['proposer', 'desk', 'department'],
    urgency: 'news',
    label: { ja: '協定の満了が近づいています', en: 'An agreement ends soon' },
  },
  digest: {
    group: 'digest',
    audience: EVERYBODY,
    urgency: 'news',
    label: { ja: '本日のまとめ', en: 'Your cases today' },
  },
  /** A role was given, changed its days, or was taken away. */
  roles_changed: {
    group: 'rights',
    audience: EVERYBODY,
    urgency: 'news',
    label: { ja: '権限が変わりました', en: 'Your rights have changed' },
  },
  /** Somebody is away, and you stand in. */
  substitution: {
    group: 'rights',
    audience: CITY,
    urgency: 'news',
    label: { ja: '代理に指定されました', en: 'You stand in for somebody' },
  },
} as const satisfies Record<string, NoticeRule>;

export type NoticeKind = keyof typeof NOTICE_RULES;
export const NOTICE_KINDS = Object.keys(NOTICE_RULES) as readonly NoticeKind[];

export const noticeRule = (kind: NoticeKind): NoticeRule => NOTICE_RULES[kind];
export const noticeGroup = (code: NoticeGroupCode): NoticeGroup => NOTICE_GROUPS[code];

export const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(NOTICE_RULES, kind);

/** Whether nobody can turn it off. */
export const isRequired = (kind: NoticeKind): boolean => !noticeGroup(noticeRule(kind).group).choices.includes('off');

/** How somebody is told of a kind, by what they chose. A choice that is not offered (any more) counts for nothing. */
export function wayToTell(
  kind: NoticeKind,
  chosen: Readonly<Partial<Record<NoticeGroupCode, WayToTell>>> = {},
): WayToTell {
  const { group } = noticeRule(kind);
  const { choices } = noticeGroup(group);
  const wanted = chosen[group];
  return wanted !== undefined && choices.includes(wanted) ? wanted : choices[0];
}

/** The groups of which these sides are ever told. */
export const groupsFor = (sides: readonly Party[]): NoticeGroupCode[] =>
  NOTICE_GROUP_CODES.filter((group) =>
    NOTICE_KINDS.some(
      (kind) => noticeRule(kind).group === group && noticeRule(kind).audience.some((side) => sides.includes(side)),
    ),
  );

/** For which side somebody is told what a role brings; null: nothing. Who reads for the city is told like the desk. */
export const SIDE_OF_ROLE: Readonly<Record<Role, Party | null>> = {
  proposer: 'proposer',
  proposer_viewer: 'proposer',
  coordinator: 'desk',
  desk_head: 'desk',
  auditor: 'desk',
  administrator: 'desk',
  officer: 'department',
  leader: 'department',
  expert: 'expert',
  partner: null,
};
