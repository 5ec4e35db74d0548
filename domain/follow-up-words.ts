import type { FollowUpKind } from './follow-ups.js';
import type { Words } from './profile-parts.js';

/** What the tasks beside the process are called, in words that tell nothing of a case's content. */
export const FOLLOW_UP_WORDS: Readonly<Record<FollowUpKind, Words>> = {
  accompany: { ja: 'フォロー', en: 'stay with the case' },
  offer_to_departments: { ja: 'ほかの課への紹介', en: 'offer it to the other sections' },
  offer_to_partners: { ja: '連携自治体への紹介', en: 'offer it to the partner municipalities' },
  publish: { ja: '公表', en: 'publish it' },
};
