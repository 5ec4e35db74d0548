import { ROLES, type Role } from './stages.js';

/** How somebody stands towards a case. One person may stand in several relations at once. */
export const RELATIONS = [
  /** The desk. */
  'desk',
  /** Reads everything of the desk and changes nothing. */
  'auditor',
  /** A department that was asked, whatever it answered. */
  'participant',
  /** Its proposer, or their organisation's. */
  'own',
  /** Of its organisation, with the right to see only. */
  'viewer',
  /** Another department, where the proposer consented to sharing inside. */
  'section',
  /** A partner municipality to which it was passed on, while the proposer consents. */
  'partner',
  /** The expert whose advice was asked for. */
  'expert',
] as const;
export type Relation = (typeof RELATIONS)[number];

/**
 * Routes of the API and who may call them. `anyone`: without signing in; `signed_in`: any account; `desk`: a person of
 * that desk in one of these roles; `case`: whoever stands in one of these relations to the case. What a command may
 * do to it is said by `authorityFor`.
 */
export type RouteRule =
  'anyone' | 'signed_in' | { readonly desk: readonly Role[] } | { readonly case: readonly Relation[] };

const STAFF: readonly Role[] = ['coordinator', 'desk_head', 'officer', 'leader'];
/** Who may have cases of their own or others' to look at; an expert is led to theirs by their tasks. */
const LISTING: readonly Role[] = [...STAFF, 'proposer', 'proposer_viewer', 'auditor', 'partner'];
const CITY: readonly Relation[] = ['desk', 'auditor', 'participant'];

/** Roles of the city: what they see and decide wants more than a password that somebody may have overheard. */
export const NEEDS_SECOND_FACTOR: readonly Role[] = [
  'coordinator',
  'desk_head',
  'officer',
  'leader',
  'auditor',
  'administrator',
];

export const ROUTE_RULES = {
  'GET /health': 'anyone',
  'GET /openapi.json': 'anyone',
  'POST /session': 'anyone',
  'GET /session': 'signed_in',
  'DELETE /session': 'signed_in',
  'POST /session/browser': 'anyone',
  'PUT /session/password': 'signed_in',
  'POST /session/links': 'anyone',
  'POST /session/link': 'anyone',
  'POST /session/second-factor': 'signed_in',
  'POST /session/second-factor/confirmation': 'signed_in',
  'POST /session/second-factor/removal': 'signed_in',
  'GET /session/ways': 'anyone',
  'POST /session/oidc': 'anyone',
  'GET /session/oidc/callback': 'anyone',
  'GET /desks': 'anyone',
  'GET /desks/{desk}': 'anyone',
  'GET /desks/{desk}/challenges': 'anyone',
  'POST /desks/{desk}/challenges': { desk: STAFF },
  'POST /desks/{desk}/challenges/{challengeId}/publication': { desk: STAFF },
  'POST /desks/{desk}/challenges/{challengeId}/window': { desk: ['coordinator', 'desk_head'] },
  'GET /desks/{desk}/departments': { desk: [...STAFF, 'auditor', 'administrator'] },
  'POST /desks/{desk}/departments': { desk: ['administrator'] },
  'PUT /desks/{desk}/departments/{departmentId}': { desk: ['administrator'] },
  'GET /desks/{desk}/people': { desk: [...STAFF, 'auditor', 'administrator'] },
  'POST /desks/{desk}/people': { desk: ['administrator'] },
  'POST /desks/{desk}/people/{personId}/invitation': { desk: ['administrator'] },
  'POST /desks/{desk}/people/{personId}/roles': { desk: ['administrator'] },
  'POST /desks/{desk}/people/{personId}/roles/{roleId}/end': { desk: ['administrator'] },
  'POST /desks/{desk}/people/{personId}/disable': { desk: ['administrator'] },
  'POST /desks/{desk}/people/{personId}/enable': { desk: ['administrator'] },
  'GET /desks/{desk}/mails': { desk: ['coordinator', 'desk_head', 'administrator'] },
  'POST /desks/{desk}/mails/{mailId}/retry': { desk: ['coordinator', 'desk_head', 'administrator'] },
  'GET /desks/{desk}/organisation/people': { desk: ['proposer', 'proposer_viewer'] },
  'POST /desks/{desk}/organisation/people': { desk: ['proposer'] },
  'PUT /desks/{desk}/organisation/people/{colleagueId}': { desk: ['proposer'] },
  'GET /desks/{desk}/proposals': { desk: LISTING },
  'GET /desks/{desk}/proposals/counts': { desk: LISTING },
  'GET /desks/{desk}/changes': { desk: [...STAFF, 'auditor'] },
  'GET /desks/{desk}/initiatives': 'anyone',
  'GET /desks/{desk}/partners': { desk: ['coordinator', 'desk_head', 'auditor', 'administrator'] },
  'POST /desks/{desk}/proposals': { desk: ['proposer', 'coordinator', 'desk_head'] },
  'GET /proposals/{id}': { case: RELATIONS },
  'PUT /proposals/{id}/draft': { case: ['desk', 'own'] },
  'POST /proposals/{id}/commands': { case: ['desk', 'participant', 'own', 'expert'] },
  'GET /proposals/{id}/commands/{commandId}': { case: RELATIONS },
  'GET /proposals/{id}/timeline': { case: RELATIONS },
  'GET /proposals/{id}/changes': { case: RELATIONS },
  'GET /proposals/{id}/agreement-kinds': { case: CITY },
  'GET /proposals/{id}/consents': { case: [...CITY, 'own', 'viewer'] },
  'POST /proposals/{id}/consents': { case: ['desk', 'own'] },
  'GET /proposals/{id}/deliveries': { case: [...CITY, 'own', 'viewer'] },
  'POST /proposals/{id}/deliveries': { case: ['desk'] },
  'GET /proposals/{id}/publication': { case: [...CITY, 'own', 'viewer'] },
  'POST /proposals/{id}/publication': { case: ['desk'] },
  'POST /proposals/{id}/publication/end': { case: ['desk'] },
  'GET /proposals/{id}/follow-ups': { case: CITY },
  'POST /proposals/{id}/follow-ups/{followUpId}/done': { case: ['desk'] },
  'GET /proposals/{id}/messages': { case: [...CITY, 'own', 'viewer'] },
  'POST /proposals/{id}/messages': { case: ['desk', 'participant', 'own'] },
  'POST /proposals/{id}/messages/read': { case: [...CITY, 'own', 'viewer'] },
  'GET /proposals/{id}/meetings': { case: [...CITY, 'own', 'viewer'] },
  'POST /proposals/{id}/meetings': { case: ['desk', 'participant'] },
  'PUT /proposals/{id}/meetings/{meetingId}': { case: ['desk', 'participant'] },
  'POST /proposals/{id}/meetings/{meetingId}/cancellation': { case: ['desk', 'participant'] },
  'GET /proposals/{id}/assignments': { case: CITY },
  'POST /proposals/{id}/assignments': { case: ['desk', 'participant'] },
  'POST /proposals/{id}/watch': { case: CITY },
  'DELETE /proposals/{id}/watch': { case: CITY },
  'POST /desks/{desk}/assignments': { desk: ['leader', 'desk_head'] },
  'GET /desks/{desk}/assignees': { desk: [...STAFF, 'auditor', 'administrator'] },
  'GET /desks/{desk}/absences': { desk: [...STAFF, 'auditor', 'administrator'] },
  'POST /desks/{desk}/absences': { desk: [...STAFF, 'administrator'] },
  'DELETE /desks/{desk}/absences/{absenceId}': { desk: [...STAFF, 'administrator'] },
  'GET /proposals/{id}/handover-brief': { case: CITY },
  'GET /desks/{desk}/handovers': { desk: ['administrator', 'desk_head', 'auditor'] },
  'POST /desks/{desk}/handovers': { desk: ['administrator'] },
  'DELETE /desks/{desk}/handovers/{handoverId}': { desk: ['administrator'] },
  'GET /desks/{desk}/my/preferences': { desk: ROLES },
  'PUT /desks/{desk}/my/preferences': { desk: ROLES },
  'GET /desks/{desk}/closed-days': { desk: [...STAFF, 'auditor', 'administrator'] },
  'POST /desks/{desk}/closed-days': { desk: ['administrator'] },
  'DELETE /desks/{desk}/closed-days/{day}': { desk: ['administrator'] },
  'GET /desks/{desk}/replans': { desk: ['administrator', 'coordinator', 'desk_head', 'auditor'] },
  'POST /desks/{desk}/replans': { desk: ['administrator'] },
  'GET /desks/{desk}/ageing': { desk: ['coordinator', 'desk_head', 'leader', 'auditor'] },
  'GET /notices': 'signed_in',
  'POST /notices/read': 'signed_in',
  'GET /tasks': 'signed_in',
  'GET /desks/{desk}/my/calendar': { desk: ROLES },
  'POST /desks/{desk}/my/calendar': { desk: ROLES },
  'DELETE /desks/{desk}/my/calendar': { desk: ROLES },
  'GET /calendar/{token}.ics': 'anyone',
  'GET /desks/{desk}/webhooks': { desk: ['administrator'] },
  'POST /desks/{desk}/webhooks': { desk: ['administrator'] },
  'POST /desks/{desk}/webhooks/{endpointId}/rotation': { desk: ['administrator'] },
  'POST /desks/{desk}/webhooks/{endpointId}/disable': { desk: ['administrator'] },
  'POST /desks/{desk}/webhooks/{endpointId}/enable': { desk: ['administrator'] },
  'GET /desks/{desk}/webhooks/{endpointId}/deliveries': { desk: ['administrator'] },
  'POST /desks/{desk}/webhooks/{endpointId}/redeliveries': { desk: ['administrator'] },
  'GET /audit/proposals/{id}/history': { case: ['auditor'] },
  'GET /audit/proposals/{id}/accesses': { case: ['auditor'] },
  'GET /audit/proposals/{id}/chain': { case: ['auditor'] },
  'GET /audit/proposals/{id}/notices': { case: ['auditor'] },
  'GET /audit/desks/{desk}/people/{personId}': { desk: ['auditor'] },
} as const satisfies Record<string, RouteRule>;

export type RouteName = keyof typeof ROUTE_RULES;

/** In which somebody stands to a case who is not of the city. */
const FROM_OUTSIDE: readonly Relation[] = ['own', 'viewer', 'partner', 'expert'];

/** Whether somebody who is not of the city may call a route: a portal answers nothing else. */
export function isOfPortal(rule: RouteRule): boolean {
  if (typeof rule === 'string') return true;
  if ('desk' in rule) return rule.desk.some((role) => !NEEDS_SECOND_FACTOR.includes(role));
  return rule.case.some((relation) => FROM_OUTSIDE.includes(relation));
}

/** Pages beside the routes, with what lies below them: they show what anyone may know, and take nothing. */
export const PAGE_RULES = { '/docs': 'anyone' } as const satisfies Record<string, 'anyone'>;

export type PageName = keyof typeof PAGE_RULES;
