import { z } from 'zod';
import { tokyoDay } from '../../domain/calendar.js';
import { DomainError } from '../../domain/errors.js';
import { text } from '../../domain/text.js';
import { addPerson } from '../../entities/records/people-changes.js';
import {
  inviteColleague,
  listColleagues,
  setColleagueAccess,
  type OwnChange,
} from '../../entities/records/people-colleagues.js';
import { admitAccount, beginChange } from '../administering.js';
import type { AtDesk } from '../callers.js';
import { COLLEAGUE, COLLEAGUES } from '../examples/people.js';
import { deskParams } from '../params.js';
import { notFound } from '../problem.js';
import { defineRoute, reply } from '../route.js';
import { accessSchema, colleagueSchema, viewColleague } from '../views/person-view.js';

/** An organisation is not a mailing list: whoever needs more asks the desk. */
const MOST_COLLEAGUES = 50;

async function beginOwnChange(at: AtDesk, now: Date): Promise<OwnChange> {
  const change = await beginChange(at, now, 'proposer');
  const { organisationId } = change;
  if (organisationId === null) throw new DomainError('NO_ORGANISATION');
  return { ...change, organisationId };
}

const list = defineRoute({
  name: 'GET /desks/{desk}/organisation/people',
  operationId: 'listColleagues',
  tag: 'People',
  summary: 'The people of my organisation',
  description: 'Who sees its proposals or acts for it at this desk, and whom it invited.',
  params: deskParams,
  query: z.strictObject({
    former: z.enum(['true', 'false']).optional().describe('true: also whose access was ended'),
  }),
  problems: ['NO_ORGANISATION'],
  responses: {
    200: {
      description: 'In the order of their names',
      schema: z.object({ colleagues: z.array(colleagueSchema) }).meta({ id: 'ColleagueList' }),
      examples: { 'one colleague': COLLEAGUES },
    },
  },
  handler: async ({ manager, deskId, person, query, now }) => {
    const { organisationId } = person;
    if (organisationId === null) throw new DomainError('NO_ORGANISATION');
    const today = tokyoDay(now.toISOString());
    const former = query.former === 'true';
    const colleagues = await listColleagues(manager, { deskId, organisationId, today }, { former });
    return reply(200, { colleagues: colleagues.map(viewColleague) });
  },
});

const invite = defineRoute({
  name: 'POST /desks/{desk}/organisation/people',
  operationId: 'inviteColleague',
  tag: 'People',
  summary: 'Invite a colleague',
  description:
    'To see the organisation’s proposals (`view`) or to act for it (`edit`). The answer does not tell whether the address is known to this desk; where it belongs to somebody else here, nothing is given.',
  params: deskParams,
  problems: ['NO_ORGANISATION', 'TOO_MANY_COLLEAGUES', 'OWN_ROLES'],
  body: z
    .strictObject({ name: text(200), email: z.email().max(254), access: accessSchema.exclude(['none']) })
    .meta({ id: 'NewColleague' }),
  bodyExamples: { 'to see': { name: COLLEAGUE.name, email: COLLEAGUE.email, access: 'view' } },
  responses: { 201: { description: 'The colleague', schema: colleagueSchema, examples: { invited: COLLEAGUE } } },
  handler: async (asked) => {
    const { manager, deskId, body, now, deps } = asked;
    const change = await beginOwnChange(asked, now);
    const colleagues = await listColleagues(manager, change);
    const own = colleagues.find(({ id }) => id === change.personId);
    if (own?.email?.toLowerCase() === body.email.toLowerCase()) throw new DomainError('OWN_ROLES');
    if (colleagues.length >= MOST_COLLEAGUES) throw new DomainError('TOO_MANY_COLLEAGUES');
    const colleague = await inviteColleague(manager, change, body, async () => {
      const { name, email } = body;
      const accountId = await admitAccount(manager, deps, { email, desk: deskId, credentialsExpireAt: null, now });
      return addPerson(manager, change, { accountId, name, email, organisationId: change.organisationId });
    });
    return reply(201, viewColleague(colleague));
  },
});

const change = defineRoute({
  name: 'PUT /desks/{desk}/organisation/people/{colleagueId}',
  operationId: 'setColleagueAccess',
  tag: 'People',
  summary: 'Change what a colleague may do, or end it',
  description: '`none` ends it from the next request on. One’s own is for another colleague to change.',
  params: deskParams.extend({
    colleagueId: z
      .uuid()
      .describe('Id of the colleague')
      .meta({ examples: [COLLEAGUE.id] }),
  }),
  problems: ['NO_ORGANISATION', 'OWN_ROLES'],
  body: z.strictObject({ access: accessSchema }).meta({ id: 'AccessChange' }),
  bodyExamples: { ended: { access: 'none' } },
  responses: { 200: { description: 'The colleague', schema: colleagueSchema, examples: { changed: COLLEAGUE } } },
  handler: async (asked) => {
    const { manager, params, body, now } = asked;
    const own = await beginOwnChange(asked, now);
    const id = params.colleagueId.toLowerCase();
    if (id === own.personId) throw new DomainError('OWN_ROLES');
    const colleague = await setColleagueAccess(manager, own, id, body.access === 'none' ? null : body.access);
    if (!colleague) throw notFound('colleagueId');
    return reply(200, viewColleague(colleague));
  },
});

export const organisationPeopleRoutes = [list, invite, change];
