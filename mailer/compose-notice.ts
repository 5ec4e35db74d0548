import type { EntityManager } from 'typeorm';
import { ASK_WORDS } from '../domain/ask-words.js';
import { tokyoDay } from '../domain/calendar.js';
import type { AskKind, CaseState } from '../domain/case-state.js';
import type { CommandKind } from '../domain/commands.js';
import type { Language } from '../domain/languages.js';
import { isNoticeKind } from '../domain/notice-kinds.js';
import { CLOSED_WORDS, OUTCOME_WORDS } from '../domain/outcome-words.js';
import { headingOf, type Profile, type Words } from '../domain/profile.js';
import type { Outcome, Party } from '../domain/stages.js';
import { CommandEntity } from '../entities/index.js';
import { isHeldOn } from '../entities/records/people.js';
import { loadCurrentProfile, loadProfile } from '../entities/records/profiles.js';
import { dayAndTime } from './instants.js';
import { linkToCase, linkToDesk } from './links.js';
import { digestOf } from './digest.js';
import { readResult } from './result.js';
import type { Letter } from './smtp.js';
import { fill, type Values } from './templates/fill.js';
import { htmlText, oneLine, plainText, type Page } from './templates/layout.js';
import { NOTICE_WORDS, OTHER_NOTICE } from './templates/notices.js';

/** A draft has no number yet. */
const WITHOUT_NUMBER: Words = { ja: '受付前', en: 'not received yet' };

/** What a proposer waits for, whatever it is called among the city's own people. */
const CITYS_PART: Words = { ja: '市の対応', en: 'the city’s part' };

interface NoticeRow {
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly proposalId: string | null;
  readonly commandId: string | null;
  readonly askKey: string | null;
  readonly recipient: Party;
  readonly email: string | null;
  /** Null: they have chosen none. */
  readonly language: Language | null;
  /** May be written to: has an account that is open and a role that is in force. */
  readonly isReachable: boolean;
  readonly number: string | null;
  readonly state: CaseState | null;
  readonly profileVersion: number | null;
}

const findNotice = async (
  manager: EntityManager,
  { deskId, mailId, now }: { readonly deskId: string; readonly mailId: string; readonly now: Date },
): Promise<NoticeRow | undefined> => {
  const [row] = await manager.query<NoticeRow[]>(
    `select n.kind, n.params, n.proposal_id as "proposalId", n.command_id as "commandId", n.ask_key as "askKey",
            n.recipient, account.email, person.language,
            person.disabled_at is null and account.disabled_at is null and account.id is not null
              and exists (select 1 from person_roles held where held.desk_id = m.desk_id and held.person_id = m.person_id
                             and ${isHeldOn('held', '$3::date')}) as "isReachable",
            p.reference_number as number, p.state, p.profile_version as "profileVersion"
       from mails m
       join notifications n on n.desk_id = m.desk_id and n.id = m.notification_id
       join people person on person.desk_id = m.desk_id and person.id = m.person_id
       left join accounts account on account.id = person.account_id
       left join proposals p on p.desk_id = n.desk_id and p.id = n.proposal_id
      where m.desk_id = $1 and m.id = $2`,
    [deskId, mailId, tokyoDay(now.toISOString())],
  );
  return row;
};

/** Kinds that say only that somebody is awaited, and until when: of no use once they have acted, or have another day. */
const AWAITING: ReadonlySet<string> = new Set(['ask_opened', 'due_soon', 'reminder', 'escalation', 'extended']);

/** With its reason, where that was written to whoever is told. */
const isReasonTold = ({ kind, recipient, params }: Pick<NoticeRow, 'kind' | 'recipient' | 'params'>): boolean =>
  kind === 'result' || (kind === 'extended' && recipient === 'proposer' && params['ask'] !== undefined);

export interface Composing {
  readonly deskId: string;
  readonly mailId: string;
  readonly publicUrl: URL;
  readonly now: Date;
}

/** What the mail of a notice says, as things stand now; or why nobody is to be told any more. */
export async function composeNotice(
  manager: EntityManager,
  { deskId, mailId, publicUrl, now }: Composing,
): Promise<Letter | { readonly dropped: string }> {
  const notice = await findNotice(manager, { deskId, mailId, now });
  if (!notice) return { dropped: 'GONE' };
  const { kind, params, state, email } = notice;
  if (email === null || !notice.isReachable) return { dropped: 'NOT_REACHABLE' };
  if (AWAITING.has(kind) && state && !state.asks.some(({ key }) => key === notice.askKey))
    return { dropped: 'ANSWERED' };

  const version = notice.profileVersion;
  const profile =
    version === null ? await loadCurrentProfile(manager, deskId) : await loadProfile(manager, deskId, version);
  if (!profile) return { dropped: 'GONE' };
  const language = notice.language ?? profile.languages.default;
  const inWords = (words: Words): string => words[language];
  const desk = inWords(profile.desk.name);
  const stage = state && stageOf(state, profile);
  const values: Values = {
    desk,
    number: notice.number ?? inWords(WITHOUT_NUMBER),
    ...(stage && { stage: inWords(stage) }),
    ...(typeof params['ask'] === 'string' && { ask: inWords(ASK_WORDS[params['ask'] as AskKind]) }),
    ...(kind === 'extended' && params['ask'] === undefined && { ask: inWords(CITYS_PART) }),
    ...(typeof params['until'] === 'string' && { until: dayAndTime(params['until'], language) }),
    ...(typeof params['at'] === 'string' && { at: dayAndTime(params['at'], language) }),
    ...(typeof params['outcome'] === 'string' && { outcome: inWords(OUTCOME_WORDS[params['outcome'] as Outcome]) }),
  };
  const words = isNoticeKind(kind) ? NOTICE_WORDS[kind] : OTHER_NOTICE;
  const about = notice.proposalId === null ? '' : `${values.number} ${values.stage}: `;
  const result = isReasonTold(notice) ? await resultOf(manager, deskId, notice, profile, language) : null;
  const page: Page = {
    language,
    subject: oneLine(`[${inWords(profile.municipality.name)}] ${about}${fill(inWords(words.subject), values)}`),
    intro: fill(inWords(words.intro), values),
    details: [...detailsOf(values, notice, language), ...(result?.details ?? [])],
    quotes: result?.quotes ?? (kind === 'digest' ? await digestOf(manager, { deskId, mailId, params, language }) : []),
    link:
      notice.proposalId === null
        ? { label: desk, address: linkToDesk(publicUrl, deskId) }
        : { label: LABELS.link[language], address: linkToCase(publicUrl, notice.proposalId) },
    footer: footerOf(profile, language),
  };
  return {
    messageId: `${mailId}@${publicUrl.hostname}`,
    thread: notice.proposalId && `${notice.proposalId}@${publicUrl.hostname}`,
    fromName: `${inWords(profile.municipality.name)} ${desk}`,
    to: email,
    language,
    subject: page.subject,
    text: plainText(page),
    html: htmlText(page),
  };
}

const LABELS = {
  number: { ja: '受付番号', en: 'Number' },
  stage: { ja: '段階', en: 'Stage' },
  ask: { ja: 'お待ちしていること', en: 'Awaited' },
  before: { ja: 'これまでの期限', en: 'Due before' },
  until: { ja: '期限', en: 'Due' },
  at: { ja: '日時', en: 'When' },
  outcome: { ja: '結果', en: 'Result' },
  entries: { ja: '記録の番号', en: 'Entry of the record' },
  head: { ja: '記録の指紋(SHA-256)', en: 'Fingerprint of the record (SHA-256)' },
  link: { ja: '案件を開く(サインインが必要です)', en: 'Open the case (you have to sign in)' },
} as const satisfies Readonly<Record<string, Words>>;

function detailsOf(values: Values, { proposalId, params }: NoticeRow, language: Language): [string, string][] {
  const names = ['number', 'stage', 'ask', 'until', 'at', 'outcome'] as const;
  const { entries, head, before } = params;
  return [
    ...names.flatMap((name): [string, string][] => {
      const value = proposalId === null && name === 'number' ? undefined : values[name];
      return value === undefined ? [] : [[LABELS[name][language], value]];
    }),
    ...(typeof before === 'string'
      ? [[LABELS.before[language], dayAndTime(before, language)] as [string, string]]
      : []),
    // Of a receipt: with these the proposer can show what the record held on that day.
    ...(typeof entries === 'number' ? [[LABELS.entries[language], String(entries)] as [string, string]] : []),
    ...(typeof head === 'string' ? [[LABELS.head[language], head] as [string, string]] : []),
  ];
}

function stageOf({ stage, submitted }: CaseState, profile: Profile): Words {
  if (!submitted) return WITHOUT_NUMBER;
  return stage === 'closed' ? CLOSED_WORDS : headingOf(profile, stage).label;
}

async function resultOf(
  manager: EntityManager,
  deskId: string,
  { commandId }: NoticeRow,
  profile: Profile,
  language: Language,
) {
  const command = commandId === null ? null : await manager.findOneBy(CommandEntity, { deskId, id: commandId });
  return command && readResult(command.kind satisfies CommandKind, command.input, profile, language);
}

/** Whom to ask: nothing but what the desk gives on its own pages. */
function footerOf({ municipality, desk, contact }: Profile, language: Language): string {
  const reach = [contact.phone, contact.email, contact.web].filter((way) => way !== null).join(' / ');
  return [`${municipality.name[language]} ${desk.host_unit[language]} ${desk.name[language]}`, reach]
    .filter((line) => line !== '')
    .join('\n');
}
