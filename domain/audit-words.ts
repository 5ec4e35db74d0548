import { ASK_WORDS } from './ask-words.js';
import { COMMAND_WORDS } from './command-words.js';
import type { CommandKind } from './commands.js';
import { FOLLOW_UP_WORDS } from './follow-up-words.js';
import { CHANNEL_WORDS, INTAKE_KIND_WORDS } from './intake-words.js';
import { OUTCOME_WORDS } from './outcome-words.js';
import type { Words } from './profile-parts.js';
import { ROLE_WORDS } from './role-words.js';

/** What was done and read, as an auditor reads it. The codes are those of the hash chains and of the notes of reads. */

/** Entries of a hash chain. */
export const CHAIN_WORDS: Readonly<Record<string, Words>> = {
  'absence.added': { ja: '不在の登録', en: 'Absence entered' },
  'absence.cancelled': { ja: '不在の取消し', en: 'Absence taken back' },
  'assignment.given': { ja: '担当者の決定', en: 'Put in charge' },
  'assignment.released': { ja: '担当者の解除', en: 'In charge no longer' },
  'attention.ended': { ja: '要確認の解除', en: 'Needs attention no longer' },
  'attention.needed': { ja: '要確認', en: 'Needs attention' },
  'calendar_feed.made': { ja: 'カレンダーのアドレスの作成', en: 'Address of a calendar made' },
  'calendar_feed.revoked': { ja: 'カレンダーのアドレスの終了', en: 'Address of a calendar ended' },
  'case.delivered': { ja: '連携自治体への提供', en: 'Passed on to a partner municipality' },
  'case.restarted': { ja: '記録からのワークフローの再開', en: 'Workflow started anew from the record' },
  'case.stalled': { ja: '滞留の検知', en: 'Found to stand still' },
  'challenge.posted': { ja: '課題の掲載', en: 'Challenge posted' },
  'challenge.published': { ja: '課題の公表日の決定', en: 'Day of publication of a challenge set' },
  'challenge.window_changed': { ja: '募集期間の変更', en: 'Window changed' },
  'closed_day.added': { ja: '休業日の登録', en: 'Closed day entered' },
  'closed_day.removed': { ja: '休業日の取消し', en: 'Closed day taken back' },
  'colleague.not_added': { ja: 'メンバーの招待（登録なし）', en: 'Colleague invited, not added' },
  'command.received': { ja: '手続の受付', en: 'Command received' },
  'command.refused': { ja: '手続の却下', en: 'Command refused' },
  'command.settled': { ja: '手続の確定', en: 'Command settled' },
  'consents.recorded': { ja: '同意の記録', en: 'Consents recorded' },
  'department.added': { ja: '部署の追加', en: 'Department added' },
  'department.changed': { ja: '部署の変更', en: 'Department changed' },
  'draft.changed': { ja: '下書きの保存', en: 'Draft saved' },
  'draft.created': { ja: '下書きの作成', en: 'Draft begun' },
  'due.extended': { ja: '期限の延長', en: 'Due date extended' },
  'follow_up.done': { ja: '手続のほかの仕事の完了', en: 'Follow-up done' },
  'handover.cancelled': { ja: '引継ぎの取消し', en: 'Handover taken back' },
  'handover.done': { ja: '引継ぎの実施', en: 'Handed over' },
  'handover.ordered': { ja: '引継ぎの予約', en: 'Handover ordered' },
  'mail.retried': { ja: 'メールの再送', en: 'Mail sent again' },
  'meeting.cancelled': { ja: '打合せの中止', en: 'Meeting cancelled' },
  'meeting.changed': { ja: '打合せの変更', en: 'Meeting changed' },
  'meeting.planned': { ja: '打合せの設定', en: 'Meeting planned' },
  'message.written': { ja: 'メッセージの送信', en: 'Message written' },
  'organisation.added': { ja: '団体の登録', en: 'Organisation added' },
  'person.disabled': { ja: '利用の停止', en: 'Shut out' },
  'person.enabled': { ja: '利用の再開', en: 'Let in again' },
  'person.invited': { ja: '招待', en: 'Invited' },
  'person.invited_again': { ja: '再度の招待', en: 'Invited again' },
  'person.organisation': { ja: '団体への登録', en: 'Joined an organisation' },
  'publication.ended': { ja: '公表の終了', en: 'Publication ended' },
  'publication.published': { ja: '公表', en: 'Published' },
  'reminder.sent': { ja: '期限のお知らせ', en: 'Reminder sent' },
  'replan.done': { ja: '期限の再計算の完了', en: 'Due dates counted again' },
  'replan.ordered': { ja: '期限の再計算の指示', en: 'Counting due dates again ordered' },
  'role.ended': { ja: '権限の終了', en: 'Role ended' },
  'role.granted': { ja: '権限の付与', en: 'Role given' },
  'role.restored': { ja: '権限の復元', en: 'Role restored' },
  'signal.conflict': { ja: '記録と合わない合図', en: 'Signal that contradicts the record' },
  'signal.unknown': { ja: '記録にない合図', en: 'Signal without a command' },
  'webhook.disabled': { ja: '外部連携の停止', en: 'Webhook stopped' },
  'webhook.enabled': { ja: '外部連携の再開', en: 'Webhook let go on' },
  'webhook.made': { ja: '外部連携の登録', en: 'Webhook entered' },
  'webhook.rotated': { ja: '外部連携の鍵の更新', en: 'Secret of a webhook changed' },
  'webhook.sent_again': { ja: '外部連携の再送', en: 'Event sent again' },
  unreadable: { ja: '読み取れない記録', en: 'Unreadable entry' },
};

/** Reads, sign-ins and attempts; what is no key of this is shown as it is. */
export const ACCESS_WORDS: Readonly<Record<string, Words>> = {
  'GET /proposals/{id}': { ja: '案件を開いた', en: 'Opened the case' },
  'GET /proposals/{id}/timeline': { ja: '経過を見た', en: 'Read the timeline' },
  'GET /proposals/{id}/messages': { ja: 'メッセージを読んだ', en: 'Read messages' },
  'GET /proposals/{id}/meetings': { ja: '打合せを見た', en: 'Read meetings' },
  'GET /proposals/{id}/consents': { ja: '同意を見た', en: 'Read consents' },
  'GET /proposals/{id}/deliveries': { ja: '提供の記録を見た', en: 'Read what was passed on' },
  'GET /proposals/{id}/publication': { ja: '公表の内容を見た', en: 'Read the publication' },
  'GET /proposals/{id}/handover-brief': { ja: '引継書を見た', en: 'Read the handover brief' },
  'GET /proposals/{id}/commands/{commandId}': { ja: '手続の結果を見た', en: 'Read what became of a command' },
  'PUT /proposals/{id}/draft': { ja: '下書きを保存した', en: 'Saved the draft' },
  'POST /proposals/{id}/commands': { ja: '手続を行った', en: 'Gave a command' },
  'POST /proposals/{id}/messages': { ja: 'メッセージを送った', en: 'Wrote a message' },
  'GET /desks/{desk}/proposals': { ja: '案件の一覧で見た', en: 'Saw it in the list of cases' },
  'GET /desks/{desk}/people': { ja: '職員の一覧を見た', en: 'Read the list of people' },
  'GET /notices': { ja: 'お知らせで見た', en: 'Saw it in the notices' },
  'GET /tasks': { ja: '仕事の一覧で見た', en: 'Saw it in the tasks' },
  'GET /audit/proposals/{id}/history': { ja: '監査：履歴を照合した', en: 'Audit: compared the history' },
  'GET /audit/proposals/{id}/accesses': { ja: '監査：閲覧の記録を見た', en: 'Audit: read who read it' },
  'GET /audit/proposals/{id}/chain': { ja: '監査：記録の連鎖を検証した', en: 'Audit: verified the chain' },
  'GET /audit/proposals/{id}/notices': { ja: '監査：お知らせの記録を見た', en: 'Audit: read who was told' },
  'GET /audit/desks/{desk}/people/{personId}': {
    ja: '監査：個人の記録を見た',
    en: 'Audit: read what a person did',
  },
  sign_in: { ja: 'サインイン', en: 'Signed in' },
  sign_in_by_link: { ja: 'リンクでのサインイン', en: 'Signed in by a link' },
  sign_in_by_provider: { ja: '外部認証でのサインイン', en: 'Signed in by the provider' },
  sign_out: { ja: 'サインアウト', en: 'Signed out' },
  change_password: { ja: 'パスワードの変更', en: 'Changed the password' },
  set_up_second_factor: { ja: '二要素認証の設定', en: 'Set up a second factor' },
  remove_second_factor: { ja: '二要素認証の解除', en: 'Removed the second factor' },
};

const asItIs = (code: string): Words => ({ ja: code, en: code });

/** What a command is called; what is no command is shown as it is. */
export const commandWords = (kind: string): Words =>
  Object.hasOwn(COMMAND_WORDS, kind) ? COMMAND_WORDS[kind as CommandKind] : asItIs(kind);

const wordsIn = (words: Readonly<Record<string, Words>>, code: string): Words | undefined =>
  Object.hasOwn(words, code) ? words[code] : undefined;

export const chainWords = (action: string): Words => wordsIn(CHAIN_WORDS, action) ?? asItIs(action);

/** What the facts of an entry can say, by their name, or by their action where the name means something else there. */
const FACT_WORDS: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  ask: ASK_WORDS,
  outcome: OUTCOME_WORDS,
  role: ROLE_WORDS,
  channel: CHANNEL_WORDS,
  audience: { internal: { ja: '庁内', en: 'the city' } },
  'draft.created.kind': INTAKE_KIND_WORDS,
  'follow_up.done.kind': FOLLOW_UP_WORDS,
};

/** A code among the facts of an entry; what belongs to no vocabulary is shown as it is. */
export const factWords = (action: string, name: string, code: string): Words =>
  wordsIn(FACT_WORDS[`${action}.${name}`] ?? FACT_WORDS[name] ?? {}, code) ?? asItIs(code);

/** A refused attempt at a command, or at a change of who is in charge, is noted under the name of what was attempted. */
export function accessWords(action: string): Words {
  const known = wordsIn(ACCESS_WORDS, action);
  if (known) return known;
  const [, command] = /^command\.(\w+)$/.exec(action) ?? [];
  return command === undefined ? asItIs(action) : commandWords(command);
}
