import { ASK_WORDS } from '../domain/ask-words.js';
import type { AskKind } from '../domain/case-state.js';
import type { Language } from '../domain/languages.js';
import { isNoticeKind } from '../domain/notice-kinds.js';
import { OUTCOME_WORDS } from '../domain/outcome-words.js';
import type { Profile, Words } from '../domain/profile.js';
import type { Outcome } from '../domain/stages.js';
import { dayAndTime, dayOnly } from './instants.js';
import { linkToCase, linkToDesk } from './links.js';
import { fill, type Values } from './templates/fill.js';
import { oneLine, type Page } from './templates/layout.js';
import { NOTICE_WORDS, OTHER_NOTICE, type NoticeWords } from './templates/notices.js';

/** What the mail of a notice says: from codes, numbers and instants, in the words of its desk. */

/** A draft has no number yet. */
export const WITHOUT_NUMBER: Words = { ja: '受付前', en: 'not received yet' };

/** What a proposer waits for, whatever it is called among the city's own people. */
const CITYS_PART: Words = { ja: '行政の対応', en: 'the city’s part' };

export interface NoticeTold {
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Null: it is about no case. */
  readonly proposalId: string | null;
  readonly number: string | null;
  /** Where the case stands, as its own guideline names it. */
  readonly stage: Words | null;
}

export interface NoticePage extends Omit<Page, 'quotes'> {
  readonly fromName: string;
}

/** `profile` is the one in force: who writes, and whom to ask, is as it is today, however old a case is. */
export function pageOf(
  notice: NoticeTold,
  profile: Profile,
  { language, publicUrl }: { readonly language: Language; readonly publicUrl: URL },
): NoticePage {
  const { proposalId } = notice;
  const desk = profile.desk.name[language];
  const municipality = profile.municipality.name[language];
  const link =
    proposalId === null
      ? { label: desk, address: linkToDesk(publicUrl, profile.id) }
      : { label: LABELS.link[language], address: linkToCase(publicUrl, proposalId) };
  const values = valuesOf(notice, language, { desk, link: link.address });
  const words = wordsOf(notice.kind, profile);
  return {
    language,
    fromName: oneLine(profile.mail.from_name?.[language] ?? `${municipality} ${desk}`),
    subject: oneLine(`[${municipality}] ${subjectOf(words.subject[language], values)}`),
    intro: fill(words.intro[language], values),
    details: detailsOf(values, notice, language),
    link,
    footer: profile.mail.footer?.[language] ?? footerOf(profile, language),
  };
}

function wordsOf(kind: string, { mail }: Profile): NoticeWords {
  if (!isNoticeKind(kind)) return OTHER_NOTICE;
  const [own, ours] = [mail.notices[kind], NOTICE_WORDS[kind]];
  return { subject: own?.subject ?? ours.subject, intro: own?.intro ?? ours.intro };
}

/** Number and stage come first, but for what the words name themselves. */
function subjectOf(words: string, values: Values): string {
  const unnamed = (['number', 'stage'] as const).filter((name) => !words.includes(`{${name}}`));
  const about = [...new Set(unnamed.flatMap((name) => values[name] ?? []))].join(' ');
  return `${about === '' ? '' : `${about}: `}${fill(words, values)}`;
}

function valuesOf({ kind, params, proposalId, number, stage }: NoticeTold, language: Language, of: Values): Values {
  const { ask, until, at, endsOn, outcome } = params;
  return {
    ...of,
    ...(proposalId !== null && { number: number ?? WITHOUT_NUMBER[language] }),
    ...(stage && { stage: stage[language] }),
    ...(typeof ask === 'string' && { ask: ASK_WORDS[ask as AskKind][language] }),
    ...(kind === 'extended' && ask === undefined && { ask: CITYS_PART[language] }),
    ...(typeof until === 'string' && { until: dayAndTime(until, language) }),
    ...(typeof at === 'string' && { at: dayAndTime(at, language) }),
    ...(typeof endsOn === 'string' && { until: dayOnly(endsOn, language) }),
    ...(typeof outcome === 'string' && { outcome: OUTCOME_WORDS[outcome as Outcome][language] }),
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

function detailsOf(values: Values, { params }: NoticeTold, language: Language): [string, string][] {
  const names = ['number', 'stage', 'ask', 'until', 'at', 'outcome'] as const;
  const { entries, head, before } = params;
  return [
    ...names.flatMap((name): [string, string][] => {
      const value = values[name];
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

/** Whom to ask: nothing but what the desk gives on its own pages. */
function footerOf({ municipality, desk, contact }: Profile, language: Language): string {
  const reach = [contact.phone, contact.email, contact.web].filter((way) => way !== null).join(' / ');
  return [`${municipality.name[language]} ${desk.host_unit[language]} ${desk.name[language]}`, reach]
    .filter((line) => line !== '')
    .join('\n');
}
