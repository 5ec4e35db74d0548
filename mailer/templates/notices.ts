import type { NoticeKind } from '../../domain/notice-kinds.js';
import type { Words } from '../../domain/profile.js';

/**
 * Subject and first sentences of each kind of notice, where a desk has no words of its own (profile key `mail`). What
 * stands in braces is filled in (domain/mail-words.ts). Nothing here is of a case's content.
 */

export interface NoticeWords {
  /** Behind the number and the stage, with which a subject about a case begins that does not name them itself. */
  readonly subject: Words;
  readonly intro: Words;
}

export const NOTICE_WORDS: Readonly<Record<NoticeKind, NoticeWords>> = {
  receipt: {
    subject: { ja: '提案を受け付けました', en: 'Your proposal was received' },
    intro: {
      ja: '{desk}です。提案を受け付け、受付番号{number}を付けました。この控えは、受け付けたことの証しとして保管してください。',
      en: '{desk} has received your proposal under the number {number}. Please keep this receipt: it is your proof.',
    },
  },
  result: {
    subject: { ja: '結果のお知らせ', en: 'The result' },
    intro: {
      ja: '{desk}です。受付番号{number}の提案について、結果とその理由をお知らせします。',
      en: '{desk} writes to you about the proposal {number}: here is the result with its reason.',
    },
  },
  command_settled: {
    subject: { ja: '手続が進みました', en: 'A step was taken' },
    intro: {
      ja: '受付番号{number}の提案の手続が進みました。',
      en: 'A step was taken on the proposal {number}.',
    },
  },
  ask_opened: {
    subject: { ja: '{ask}をお願いします', en: 'You are awaited: {ask}' },
    intro: {
      ja: '受付番号{number}の案件で「{ask}」をお待ちしています。',
      en: 'On the case {number} you are awaited for: {ask}.',
    },
  },
  ask_ended: {
    subject: { ja: '{ask}は不要になりました', en: 'No longer awaited: {ask}' },
    intro: {
      ja: '受付番号{number}の案件でお願いしていた「{ask}」は、不要になりました。',
      en: 'On the case {number} you are no longer awaited for: {ask}.',
    },
  },
  reminder: {
    subject: { ja: '期限のお知らせ：{ask}', en: 'Reminder: {ask}' },
    intro: {
      ja: '受付番号{number}の案件の「{ask}」は、{until}が期限です。まだお済みでないようです。',
      en: 'On the case {number}, {ask} is due on {until}. It does not seem to be done yet.',
    },
  },
  escalation: {
    subject: { ja: '期限を過ぎています：{ask}', en: 'Overdue: {ask}' },
    intro: {
      ja: '受付番号{number}の案件の「{ask}」は、{until}が期限でしたが、済んでいません。',
      en: 'On the case {number}, {ask} was due on {until} and is not done.',
    },
  },
  assigned: {
    subject: { ja: '担当者になりました', en: 'You are in charge' },
    intro: {
      ja: '受付番号{number}の案件の担当者になりました。',
      en: 'You are now in charge of the case {number}.',
    },
  },
  watched: {
    subject: { ja: '見守っている案件が進みました', en: 'A case that you follow went on' },
    intro: {
      ja: '見守っている受付番号{number}の案件で手続が進みました。',
      en: 'A step was taken on the case {number}, which you follow.',
    },
  },
  extended: {
    subject: { ja: '期限が変わりました：{ask}', en: 'The due date was moved: {ask}' },
    intro: {
      ja: '受付番号{number}の案件の「{ask}」の期限が{until}に変わりました。',
      en: 'On the case {number}, {ask} is now due on {until}.',
    },
  },
  due_soon: {
    subject: { ja: '期限が近づいています：{ask}', en: 'Due soon: {ask}' },
    intro: {
      ja: '受付番号{number}の案件の「{ask}」は、{until}が期限です。',
      en: 'On the case {number}, {ask} is due on {until}.',
    },
  },
  stalled: {
    subject: { ja: '案件が動いていません', en: 'A case stands still' },
    intro: {
      ja: '受付番号{number}の案件は、しばらく動きがありません。',
      en: 'Nothing has happened on the case {number} for some time.',
    },
  },
  no_department_found: {
    subject: { ja: '担当課が見つかりません', en: 'No section takes the case' },
    intro: {
      ja: '受付番号{number}の案件を担当する課が見つかっていません。',
      en: 'No section has taken the case {number} so far.',
    },
  },
  message: {
    subject: { ja: 'メッセージが届きました', en: 'There is a message for you' },
    intro: {
      ja: '受付番号{number}の案件にメッセージが届きました。内容はサインインしてご覧ください。',
      en: 'There is a message on the case {number}. Please sign in to read it.',
    },
  },
  meeting_planned: {
    subject: { ja: '打合せのお知らせ', en: 'A meeting' },
    intro: {
      ja: '受付番号{number}の案件の打合せが{at}に決まりました。場所はサインインしてご覧ください。',
      en: 'On the case {number} there is a meeting on {at}. Please sign in to see where.',
    },
  },
  meeting_changed: {
    subject: { ja: '打合せの変更', en: 'A meeting was changed' },
    intro: {
      ja: '受付番号{number}の案件の打合せが変更されました。日時は{at}です。場所と理由はサインインしてご覧ください。',
      en: 'A meeting on the case {number} was changed. It is on {at} now. Please sign in to see where, and why.',
    },
  },
  meeting_cancelled: {
    subject: { ja: '打合せの中止', en: 'A meeting was cancelled' },
    intro: {
      ja: '受付番号{number}の案件で{at}に予定されていた打合せは中止になりました。理由はサインインしてご覧ください。',
      en: 'The meeting on the case {number} on {at} does not take place. Please sign in to see why.',
    },
  },
  window_closing: {
    subject: { ja: '募集の締切が近づいています', en: 'A window closes soon' },
    intro: { ja: '{until}に締め切る募集があります。', en: 'A window for proposals closes on {until}.' },
  },
  pilot_ending: {
    subject: { ja: '実証の終了が近づいています', en: 'A pilot ends soon' },
    intro: {
      ja: '受付番号{number}の案件の実証実験が、{until}に終了予定日を迎えます。',
      en: 'The pilot of the case {number} comes to its planned end on {until}.',
    },
  },
  agreement_review: {
    subject: { ja: '協定の見直しの時期です', en: 'An agreement is due for review' },
    intro: {
      ja: '受付番号{number}の案件の協定は、{until}が見直しの時期です。',
      en: 'The agreement of the case {number} is due for review on {until}.',
    },
  },
  agreement_renewal: {
    subject: { ja: '協定の満了が近づいています', en: 'An agreement ends soon' },
    intro: {
      ja: '受付番号{number}の案件の協定は、{until}に満了します。',
      en: 'The agreement of the case {number} comes to its end on {until}.',
    },
  },
  digest: {
    subject: { ja: '本日のまとめ', en: 'Your cases today' },
    intro: { ja: '{desk}の、あなたの案件のまとめです。', en: 'Your cases at {desk}, today.' },
  },
  roles_changed: {
    subject: { ja: '権限が変わりました', en: 'Your rights have changed' },
    intro: { ja: '{desk}でのあなたの権限が変わりました。', en: 'Your rights at {desk} have changed.' },
  },
  substitution: {
    subject: { ja: '代理に指定されました', en: 'You stand in for somebody' },
    intro: {
      ja: '{desk}で、不在の方の代理に指定されました。',
      en: 'At {desk} you stand in for somebody who is away.',
    },
  },
};

/** A kind that a later release writes, read by this one: better told in general than not at all. */
export const OTHER_NOTICE: NoticeWords = {
  subject: { ja: 'お知らせがあります', en: 'There is news' },
  intro: { ja: '{desk}からお知らせがあります。', en: '{desk} has news for you.' },
};

export interface MessageWords {
  readonly subject: Words;
  readonly intro: Words;
  /** What stands over the link. */
  readonly link: Words | null;
}

/** What is sent to an account, whichever desks it has. */
export const MESSAGE_WORDS: Readonly<Record<string, MessageWords>> = {
  link_sign_in: {
    subject: { ja: 'サインイン用リンク', en: 'Link to sign in' },
    intro: {
      ja: '{until}まで、一度だけ使えるリンクです。お心当たりのない場合は、このメールを破棄してください。',
      en: 'This link can be used once, until {until}. If you did not ask for it, delete this mail.',
    },
    link: { ja: 'サインイン', en: 'Sign in' },
  },
  link_password: {
    subject: { ja: 'パスワードの再設定', en: 'A new password' },
    intro: {
      ja: '{until}まで、一度だけ使えるリンクで新しいパスワードを設定できます。お心当たりのない場合は、このメールを破棄してください。',
      en: 'With this link you can choose a new password, once, until {until}. If you did not ask for it, delete this mail.',
    },
    link: { ja: '新しいパスワードを設定する', en: 'Choose a new password' },
  },
  link_invitation: {
    subject: { ja: 'ご招待', en: 'Invitation' },
    intro: {
      ja: '{desk}からのご招待です。{until}までに、次のリンクからパスワードを設定してください。',
      en: '{desk} invites you. Please choose a password with this link until {until}.',
    },
    link: { ja: 'はじめる', en: 'Begin' },
  },
  password_changed: {
    subject: { ja: 'パスワードが変更されました', en: 'Your password was changed' },
    intro: {
      ja: 'パスワードが変更され、これまでのサインインはすべて終了しました。お心当たりのない場合は、窓口へお知らせください。',
      en: 'Your password was changed, and every earlier session has ended. If it was not you, tell the desk.',
    },
    link: null,
  },
};
