import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../entities/data-source.js';
import { writeNotices } from '../../entities/records/notices.js';
import { withDesk } from '../../entities/with-desk.js';
import { MailServer } from '../factories/mail-server.js';
import { isSignedWith, WebhookReceiver } from '../factories/webhook-receiver.js';
import { makeDraft, refusalOf } from './cases.js';
import { eventually } from './eventually.js';
import { Instance } from './instance.js';
import { personIdOf } from './principals.js';

/**
 * What the worker process delivers: a mail that can't be is seen by those who look after the desk, and sent again when
 * they say so; events reach their receiver.
 */

const DESK = 'tokorozawa';
const REFUSED = `officer@${DESK}.example`;

const server = new MailServer();
let instance: Instance;
let dataSource: DataSource;

beforeAll(async () => {
  await server.start();
  server.behave({ refuses: (at, address) => (at === 'RCPT' && address === REFUSED ? '550 no such mailbox' : null) });
  instance = await Instance.start({
    environment: {
      KYOSO_SMTP_URL: server.url,
      KYOSO_MAIL_FROM: 'desk@kyoso.example',
      KYOSO_SECRET: randomUUID(),
    },
  });
  dataSource = createDataSource({ url: instance.database.appUrl, poolSize: 2, applicationName: 'test' });
  await dataSource.initialize();
}, 240_000);

afterAll(async () => {
  await dataSource?.destroy();
  await instance?.stop();
  await server.stop();
}, 60_000);

const failed = async (query: { limit?: number; cursor?: string } = {}) => {
  const { data } = await instance.as('administrator').api.GET('/desks/{desk}/mails', {
    params: { path: { desk: DESK }, query: query as never },
  });
  return data!;
};
const retry = async (login: string, mailId: string) => {
  const { data } = await instance.as(login).api.POST('/desks/{desk}/mails/{mailId}/retry', {
    params: { path: { desk: DESK, mailId } },
  });
  return data!;
};

test('listed page by page with the code alone, sent again, and then not failed any more', async () => {
  const personId = await personIdOf(instance, 'officer', DESK);
  const notice = { deskId: DESK, kind: 'roles_changed', recipient: 'department', personId, params: {} } as const;
  await withDesk(dataSource, { deskId: DESK }, (manager) =>
    writeNotices(
      manager,
      [1, 2, 3].map(() => ({ ...notice, createdAt: new Date() })),
    ),
  );
  await eventually(async () => (await failed()).mails.length === 3);
  const { mails } = await failed();
  for (const mail of mails) {
    expect(mail).toMatchObject({
      kind: 'roles_changed',
      status: 'failed',
      code: 'SMTP_550',
      attempts: 1,
      sentAt: null,
    });
    expect(mail.person.id).toBe(personId);
  }
  const first = await failed({ limit: 2 });
  expect(first.next).not.toBeNull();
  const second = await failed({ limit: 2, cursor: first.next! });
  expect([...first.mails, ...second.mails].map(({ id }) => id)).toEqual(mails.map(({ id }) => id));
  expect(second.next).toBeNull();

  const { id } = mails[0]!;
  server.behave({});
  expect(await retry('coordinator', id)).toMatchObject({ id, status: 'waiting', code: null, attempts: 0 });
  await eventually(async () => (await failed()).mails.length === 2);
  await eventually(async () => server.to(REFUSED).length === 1);
  expect(server.to(REFUSED)[0]!.messageId).toContain(id);
  await eventually(async () => (await refusalOf(retry('coordinator', id))).code === 'MAIL_NOT_FAILED');
  expect(await refusalOf(retry('coordinator', randomUUID()))).toMatchObject({ status: 404 });
  const [told] = await withDesk(dataSource, { deskId: DESK }, (manager) =>
    manager.query<{ text: string }[]>(`select text from audit_entries where chain = 'desk' and text like $1`, [
      `%mail.retried%${id}%`,
    ]),
  );
  expect(told).toBeDefined();
}, 120_000);

test('events go out through the worker: signed with what the API showed, in their order', async () => {
  const receiver = new WebhookReceiver();
  await receiver.start();
  try {
    const path = { desk: DESK };
    const { data } = await instance.as('administrator').api.POST('/desks/{desk}/webhooks', {
      params: { path },
      body: { url: receiver.url, events: ['case.submitted', 'case.closed'] },
    });
    const id = await makeDraft(instance.as('proposer'));
    await instance.as('proposer').command(id, 'submit', {});
    await instance.as('proposer').command(id, 'withdraw', {});
    await eventually(async () => receiver.received.length >= 2);
    const told = receiver.received.map(
      ({ body }) => JSON.parse(body) as { type: string; data: { proposalId: string } },
    );
    expect(told.map(({ type, data: { proposalId } }) => [type, proposalId])).toEqual([
      ['case.submitted', id],
      ['case.closed', id],
    ]);
    for (const received of receiver.received) expect(isSignedWith(data!.secret, received)).toBe(true);
    const listed = async () => {
      const { data: page } = await instance
        .as('administrator')
        .api.GET('/desks/{desk}/webhooks/{endpointId}/deliveries', {
          params: { path: { desk: DESK, endpointId: data!.endpoint.id } },
        });
      return page!.deliveries.map(({ status }) => status);
    };
    // The receiver has it a moment before it is written down.
    await eventually(async () => (await listed()).join() === 'delivered,delivered');
  } finally {
    await receiver.stop();
  }
}, 120_000);

test('health tells how the mailer is', async () => {
  const mail = async () => ((await (await fetch(`${instance.address}/api/health`)).json()) as { mail: string }).mail;
  await eventually(async () => (await mail()) === 'up');
});
