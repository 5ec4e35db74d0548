import type { Route } from '../route.js';
import { auditRoutes } from './audit.js';
import { challengeRoutes } from './challenges.js';
import { commandRoutes } from './commands.js';
import { deskRoutes } from './desks.js';
import { draftRoutes } from './drafts.js';
import { healthRoutes } from './health.js';
import { proposalListRoutes } from './proposal-list.js';
import { caseRoutes } from './proposals.js';
import { sessionRoutes } from './session.js';
import { taskRoutes } from './tasks.js';

/** Every route but the document itself. */
export const routes: readonly Route[] = [
  ...healthRoutes,
  ...sessionRoutes,
  ...deskRoutes,
  ...challengeRoutes,
  ...draftRoutes,
  ...proposalListRoutes,
  ...caseRoutes,
  ...commandRoutes,
  ...taskRoutes,
  ...auditRoutes,
];
