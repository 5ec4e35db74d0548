import type { EntityManager } from 'typeorm';
import type { Language } from '../../domain/languages.js';
import { groupsFor } from '../../domain/notice-kinds.js';
import { loadCurrentProfile } from '../../entities/records/profiles.js';
import { readPreferences, savePreferences, type Ways } from '../../entities/records/telling.js';
import { NEW_PREFERENCES, PREFERENCES } from '../examples/notices.js';
import { deskParams } from '../params.js';
import { invalid, notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { newPreferences, preferencesSchema, sidesOf, viewPreferences } from '../views/preferences-view.js';

/** How I want to be told at a desk: my own, and nobody else's. */

async function languageOfDesk(manager: EntityManager, deskId: string): Promise<Language> {
  const profile = await loadCurrentProfile(manager, deskId);
  if (!profile) throw notFound('desk');
  return profile.languages.default;
}

const get = defineRoute({
  name: 'GET /desks/{desk}/my/preferences',
  operationId: 'getPreferences',
  tag: 'Notices',
  summary: 'How I want to be told, and in which language',
  description:
    'By groups of notices, of which I see those that I could ever get. In the inbox every notice stands anyway: this is about mails.',
  params: deskParams,
  responses: {
    200: { description: 'What I have chosen', schema: preferencesSchema, examples: { 'of a proposer': PREFERENCES } },
  },
  handler: async ({ manager, deskId, person }) =>
    reply(
      200,
      viewPreferences(
        person,
        await readPreferences(manager, deskId, person.personId),
        await languageOfDesk(manager, deskId),
      ),
    ),
});

const put = defineRoute({
  name: 'PUT /desks/{desk}/my/preferences',
  operationId: 'setPreferences',
  tag: 'Notices',
  summary: 'Choose how I want to be told, and in which language',
  description:
    'Replaces all of it: a group that is not named goes back to its default. What awaits me, results and receipts can’t be turned off. Without a digest nothing can be told in it.',
  params: deskParams,
  body: newPreferences,
  bodyExamples: { 'messages in the digest': NEW_PREFERENCES },
  responses: {
    200: { description: 'Chosen', schema: preferencesSchema, examples: { 'of a proposer': PREFERENCES } },
  },
  handler: async ({ manager, deskId, person, body, now }) => {
    const ways: Ways = body.groups;
    const offered = groupsFor(sidesOf(person));
    const others = Object.keys(ways).filter((group) => !offered.some((known) => known === group));
    if (others.length > 0) throw invalid(others.map((group) => ({ field: `groups.${group}`, code: 'NOT_ALLOWED' })));
    if (ways.digest === 'off' && Object.values(ways).includes('digest')) {
      throw invalid([{ field: 'groups.digest', code: 'DIGEST_NEEDED' }]);
    }
    const preferences = { language: body.language, ways };
    await savePreferences(manager, { deskId, personId: person.personId }, preferences, now);
    return reply(200, viewPreferences(person, preferences, await languageOfDesk(manager, deskId)));
  },
});

export const preferenceRoutes = [get, put];
