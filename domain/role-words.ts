import type { Words } from './profile-parts.js';
import type { Role } from './stages.js';

/** What the roles of a desk are called, whatever a guideline calls the people who hold them. */
export const ROLE_WORDS: Readonly<Record<Role, Words>> = {
  proposer: { ja: '提案者', en: 'Proposer' },
  proposer_viewer: { ja: '提案者（閲覧のみ）', en: 'Proposer, reads only' },
  coordinator: { ja: '窓口担当者', en: 'Coordinator' },
  officer: { ja: '担当課の職員', en: 'Officer of a section' },
  leader: { ja: '担当課の責任者', en: 'Leader of a section' },
  desk_head: { ja: '窓口の責任者', en: 'Head of the desk' },
  expert: { ja: '専門家', en: 'Expert' },
  auditor: { ja: '監査担当', en: 'Auditor' },
  administrator: { ja: '管理者', en: 'Administrator' },
  partner: { ja: '連携自治体の職員', en: 'Partner municipality' },
};
