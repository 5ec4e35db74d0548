import type { PostingKind, Words } from './profile-parts.js';
import type { Channel, IntakeKind } from './stages.js';

/** What comes in at a desk and how, and what a desk posts. */

export const INTAKE_KIND_WORDS: Readonly<Record<IntakeKind, Words>> = {
  proposal: { ja: '提案', en: 'Proposal' },
  consultation: { ja: '相談', en: 'Consultation' },
  request: { ja: '要望', en: 'Request' },
  inquiry: { ja: '問い合わせ', en: 'Enquiry' },
};

export const CHANNEL_WORDS: Readonly<Record<Channel, Words>> = {
  form: { ja: '申込書・フォーム', en: 'Form' },
  portal: { ja: 'ポータルサイト', en: 'Portal' },
  direct: { ja: '窓口（来庁）', en: 'At the counter' },
  email: { ja: 'メール', en: 'E-mail' },
  phone: { ja: '電話', en: 'Telephone' },
};

export const POSTING_KIND_WORDS: Readonly<Record<PostingKind, Words>> = {
  challenge: { ja: '課題の提示', en: 'A challenge' },
  idea_wanted: { ja: 'アイデアの募集', en: 'A call for ideas' },
};
