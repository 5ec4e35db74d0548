import type { EntityManager } from 'typeorm';
import { tokyoDay } from '../domain/calendar.js';
import type { CaseState } from '../domain/case-state.js';
import type { CommandKind } from '../domain/commands.js';
import type { Language } from '../domain/languages.js';
import { CLOSED_WORDS } from '../domain/outcome-words.js';
import { headingOf, type Profile, type Words } from '../domain/profile.js';
import type { Party } from '../domain/stages.js';
import { CommandEntity } from '../entities/index.js';
import { isHeldOn } from '../entities/records/people.js';
import { loadCurrentProfile, loadProfile } from '../entities/records/profiles.js';
import { digestOf } from './digest.js';
import { pageOf, WITHOUT_NUMBER } from './notice-page.js';
import { readResult } from './result.js';
import type { Letter } from './smtp.js';
import { htmlText, plainText, type Page } from './templates/layout.js';

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
  /** Has an account that is open. */
  readonly isReachable: boolean;
  readonly holdsRole: boolean;
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
            person.disabled_at is null and account.disabled_at is null and account.id is not null as "isReachable",
            exists (select 1 from person_roles held where held.desk_id = m.desk_id and held.person_id = m.person_id
                       and ${isHeldOn('held', '$3::date')}) as "holdsRole",
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
  // Whose last role has ended is told that it has, and nothing further.
  if (!notice.holdsRole && kind !== 'roles_changed') return { dropped: 'NOT_REACHABLE' };
  if (AWAITING.has(kind) && state && !state.asks.some(({ key }) => key === notice.askKey))
    return { dropped: 'ANSWERED' };
  // Told of to whoever had a draft, and it has been handed in.
  if (kind === 'window_closing' && state?.submitted) return { dropped: 'ANSWERED' };

  const current = await loadCurrentProfile(manager, deskId);
  if (!current) return { dropped: 'GONE' };
  // A case goes by the guideline that it began under: its stages and criteria are named as that one names them.
  const { profileVersion } = notice;
  const own = profileVersion === null ? current : await loadProfile(manager, deskId, profileVersion);
  const language = notice.language ?? current.languages.default;
  const told = { ...notice, stage: state && stageOf(state, own) };
  const { fromName, ...page } = pageOf(told, current, { language, publicUrl });
  const result = isReasonTold(notice) ? await resultOf(manager, deskId, notice, own, language) : null;
  const whole: Page = {
    ...page,
    details: [...page.details, ...(result?.details ?? [])],
    quotes: result?.quotes ?? (kind === 'digest' ? await digestOf(manager, { deskId, mailId, params, language }) : []),
  };
  return {
    messageId: `${mailId}@${publicUrl.hostname}`,
    thread: notice.proposalId && `${notice.proposalId}@${publicUrl.hostname}`,
    fromName,
    to: email,
    language,
    subject: page.subject,
    text: plainText(whole),
    html: htmlText(whole),
  };
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
