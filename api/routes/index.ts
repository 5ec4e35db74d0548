import { buildOpenApi, type OpenApiDocument } from '../openapi.js';
import type { Route } from '../route.js';
import { accessRoutes } from './accesses.js';
import { ageingRoutes } from './ageing.js';
import { agreementKindRoutes } from './agreement-kinds.js';
import { absenceRoutes } from './absences.js';
import { assignmentRoutes } from './assignments.js';
import { auditRoutes } from './audit.js';
import { calendarFeedRoutes } from './calendar-feeds.js';
import { chainRoutes } from './chains.js';
import { challengeRoutes } from './challenges.js';
import { changeRoutes } from './changes.js';
import { closedDayRoutes } from './closed-days.js';
import { commandRoutes } from './commands.js';
import { departmentRoutes } from './departments.js';
import { consentRoutes } from './consents.js';
import { deedRoutes } from './deeds.js';
import { deliveryRoutes } from './deliveries.js';
import { deskRoutes } from './desks.js';
import { draftRoutes } from './drafts.js';
import { followUpRoutes } from './follow-ups.js';
import { handoverRoutes } from './handovers.js';
import { healthRoutes } from './health.js';
import { mailRoutes } from './mails.js';
import { openApiRoute } from './openapi.js';
import { organisationPeopleRoutes } from './organisation-people.js';
import { peopleRoutes } from './people.js';
import { meetingRoutes } from './meetings.js';
import { messageRoutes } from './messages.js';
import { noticeRoutes } from './notices.js';
import { preferenceRoutes } from './preferences.js';
import { proposalListRoutes } from './proposal-list.js';
import { caseRoutes } from './proposals.js';
import { credentialRoutes } from './session-credentials.js';
import { linkRoutes } from './session-links.js';
import { oidcRoutes } from './session-oidc.js';
import { publicationRoutes } from './publications.js';
import { replanRoutes } from './replans.js';
import { sessionRoutes } from './session.js';
import { taskRoutes } from './tasks.js';
import { toldOfCaseRoutes } from './told-of-case.js';
import { watchRoutes } from './watches.js';
import { webhookRoutes } from './webhooks.js';

/** Every route but that of the document itself. */
const routes: readonly Route[] = [
  ...healthRoutes,
  ...sessionRoutes,
  ...credentialRoutes,
  ...linkRoutes,
  ...oidcRoutes,
  ...deskRoutes,
  ...departmentRoutes,
  ...peopleRoutes,
  ...organisationPeopleRoutes,
  ...challengeRoutes,
  ...draftRoutes,
  ...proposalListRoutes,
  ...caseRoutes,
  ...changeRoutes,
  ...agreementKindRoutes,
  ...publicationRoutes,
  ...commandRoutes,
  ...consentRoutes,
  ...deliveryRoutes,
  ...followUpRoutes,
  ...taskRoutes,
  ...messageRoutes,
  ...meetingRoutes,
  ...noticeRoutes,
  ...preferenceRoutes,
  ...ageingRoutes,
  ...closedDayRoutes,
  ...replanRoutes,
  ...assignmentRoutes,
  ...absenceRoutes,
  ...watchRoutes,
  ...calendarFeedRoutes,
  ...handoverRoutes,
  ...mailRoutes,
  ...webhookRoutes,
  ...auditRoutes,
  ...accessRoutes,
  ...chainRoutes,
  ...toldOfCaseRoutes,
  ...deedRoutes,
];

/** All routes, and the document that describes them: it describes its own route too. */
export function describedRoutes(): { readonly routes: readonly Route[]; readonly document: OpenApiDocument } {
  const all = [...routes, openApiRoute(() => document)];
  const document = buildOpenApi(all);
  return { routes: all, document };
}
