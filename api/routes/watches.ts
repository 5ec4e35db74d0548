import { IsNull } from 'typeorm';
import { CaseWatchEntity } from '../../entities/index.js';
import { caseParams } from '../params.js';
import { defineRoute, reply } from '../route.js';

/** Following a case: told what happens in it, asked for nothing. As long as the case may be seen, and no longer. */

const watch = defineRoute({
  name: 'POST /proposals/{id}/watch',
  operationId: 'watchCase',
  tag: 'Tasks',
  summary: 'Follow a case',
  description:
    'From now on I get a notice of whatever is carried out or written in it. Following twice is following once.',
  params: caseParams,
  responses: { 204: { description: 'I follow it' } },
  handler: async ({ openCase, now }) => {
    await openCase(async ({ manager, deskId, proposal, person }) => {
      const mine = { deskId, proposalId: proposal.id, personId: person.personId };
      await manager
        .createQueryBuilder()
        .insert()
        .into(CaseWatchEntity)
        .values({ ...mine, since: now, until: null })
        .orIgnore()
        .execute();
      await manager
        .createQueryBuilder()
        .update(CaseWatchEntity)
        .set({ since: now, until: null })
        .where({ ...mine })
        .andWhere('until is not null')
        .execute();
    });
    return reply(204, null);
  },
});

const stop = defineRoute({
  name: 'DELETE /proposals/{id}/watch',
  operationId: 'stopWatchingCase',
  tag: 'Tasks',
  summary: 'Follow a case no longer',
  description: 'Not following it is the same afterwards.',
  params: caseParams,
  responses: { 204: { description: 'I do not follow it' } },
  handler: async ({ openCase, now }) => {
    await openCase(({ manager, deskId, proposal, person }) =>
      manager.update(
        CaseWatchEntity,
        { deskId, proposalId: proposal.id, personId: person.personId, until: IsNull() },
        { until: now },
      ),
    );
    return reply(204, null);
  },
});

export const watchRoutes = [watch, stop];
