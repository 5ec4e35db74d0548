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
