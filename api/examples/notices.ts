import { noticeRule } from '../../domain/notice-kinds.js';
import type { MessageView } from '../views/message-view.js';
import type { NoticeView } from '../views/notice-view.js';
import type { PreferencesView } from '../views/preferences-view.js';
import { viewPreferences } from '../views/preferences-view.js';

/** Answers about notices as they come. */

export const NEW_PREFERENCES = { language: 'en' as const, groups: { messages: 'digest' as const } };

export const PREFERENCES: PreferencesView = viewPreferences(
  {
    personId: 'b5f0f1c4-6d0e-4f39-8f0d-2f6f1c2f4a77',
    name: '提案 太郎',
    organisationId: null,
    departmentIds: [],
    ledDepartmentIds: [],
    roles: ['proposer'],
  },
  { language: 'en', ways: { messages: 'digest' } },
  'ja',
);

export const MESSAGE: MessageView = {
  id: '3d1c5a7e-2b90-4c6e-8f1d-5a6b7c8d9e01',
  audience: 'proposer',
  side: 'proposer',
  text: '明日の打合せに設計担当も同席します。',
  writtenAt: '2026-11-20T01:30:00.000Z',
  mine: true,
  unread: false,
};

export const MESSAGES = {
  messages: [
    MESSAGE,
    {
      ...MESSAGE,
      id: '3d1c5a7e-2b90-4c6e-8f1d-5a6b7c8d9e02',
      side: 'desk' as const,
      text: '資料を受け取りました。',
      writtenAt: '2026-11-20T01:00:00.000Z',
      mine: false,
      unread: true,
    },
  ],
  unread: 1,
  next: null,
};

export const NOTICES: { notices: NoticeView[]; unread: number; next: null } = {
  notices: [
    {
      id: '3d1c5a7e-2b90-4c6e-8f1d-5a6b7c8d9e03',
      desk: 'minato',
      kind: 'message',
      label: { ...noticeRule('message').label },
      urgency: noticeRule('message').urgency,
      at: '2026-11-20T01:00:00.000Z',
      read: false,
      proposal: {
        id: '0b9f3c6e-8a55-4f39-8f0d-2f6f1c2f4a10',
        referenceNumber: '2026-001',
        title: '空き家の見守り',
        stageLabel: { ja: '対話', en: 'Dialogue' },
      },
    },
  ],
  unread: 1,
  next: null,
};

export const NOTICES_READ = { unread: 0 };
