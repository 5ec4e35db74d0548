import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '../../domain/calendar.js';
import { contentFor } from '../factories/desks.js';
import { today } from '../../tools/walkthrough/story.js';
import { givenContent, inDialogue, makeDraft, newKey, refusalOf, submitted, TALK, viewOf } from './cases.js';
import { Instance } from './instance.js';

/** What is refused at the door, with the field and the rule named; and what two people do at once. */

let instance: Instance;
beforeAll(async () => {
  instance = await Instance.start();
}, 120_000);
afterAll(() => instance.stop(), 60_000);

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly messages: { readonly ja: string; readonly en: string };
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly messages: object }[];
}

interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
  readonly login?: string | null;
}

async function send({ method = 'POST', path, body, headers = {}, login = 'proposer' }: Sent) {
  const authorization: Record<string, string> =
    login === null ? {} : { authorization: `Bearer ${instance.account(login).token}` };
  const response = await fetch(`${instance.address}/api${path}`, {
    method,
    body,
    headers: { ...authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
  });
  const text = await response.text();
  return { response, text, problem: JSON.parse(text) as Problem };
}

const DRAFTS = '/desks/tokorozawa/proposals';
const draft = (changes: object = {}): string =>
  JSON.stringify({ type: 'open_proposal', content: { ...contentFor('tokorozawa', 'open_proposal'), ...changes } });

describe('malformed requests get 4xx that names the field, never 5xx', () => {
  const cases: [string, Sent, number, string][] = [
    ['a missing field', { path: DRAFTS, body: '{"content":{}}' }, 422, 'type'],
    ['a wrong type', { path: DRAFTS, body: draft({ title: 7 }) }, 422, 'content.title'],
    ['an unknown field', { path: DRAFTS, body: draft({ nonsense: 'x' }) }, 422, 'content.nonsense'],
    ['a value that is not allowed', { path: DRAFTS, body: draft({ org_kind: 'ghost' }) }, 422, 'content.org_kind'],
    ['NUL', { path: DRAFTS, body: draft({ title: 'a\u0000b' }) }, 422, 'content.title'],
    ['a lone surrogate', { path: DRAFTS, body: draft({ title: 'a\ud800b' }) }, 422, 'content.title'],
    ['a control character', { path: DRAFTS, body: draft({ title: 'a\u0007b' }) }, 422, 'content.title'],
    ['no JSON', { path: DRAFTS, body: '{"type":' }, 400, 'body'],
    ['an array', { path: DRAFTS, body: '[]' }, 422, 'body'],
    ['no body', { path: DRAFTS }, 422, 'type'],
    ['2 MB', { path: DRAFTS, body: draft({ summary: 'あ'.repeat(700_000) }) }, 413, 'body'],
    [
      'a wrong content type',
      { path: DRAFTS, body: 'x=1', headers: { 'content-type': 'text/plain' } },
      415,
      'content-type',
    ],
    [
      'a wrong charset',
      { path: DRAFTS, body: draft(), headers: { 'content-type': 'application/json; charset=x-none' } },
      415,
      'content-type',
    ],
    ['broken gzip', { path: DRAFTS, body: draft(), headers: { 'content-encoding': 'gzip' } }, 400, 'body'],
    [
      'an unknown encoding',
      { path: DRAFTS, body: draft(), headers: { 'content-encoding': 'magic' } },
      415,
      'content-encoding',
    ],
    ['deep nesting', { path: DRAFTS, body: `{"content":${'['.repeat(500)}${']'.repeat(500)}}` }, 422, 'content'],
    ['an unknown id', { method: 'GET', path: `/proposals/${randomUUID()}` }, 404, 'id'],
    ['no id at all', { method: 'GET', path: '/proposals/nonsense' }, 404, 'id'],
    ['a NUL in the id', { method: 'GET', path: '/proposals/%00' }, 404, 'id'],
    ['an unknown desk', { method: 'GET', path: '/desks/atlantis' }, 404, 'desk'],
    ['a wrong kind', { path: `/proposals/${randomUUID()}/commands`, body: '{"kind":"dance"}' }, 404, 'id'],
    ['a wrong limit', { method: 'GET', path: `${DRAFTS}?limit=-1` }, 422, 'limit'],
    ['a wrong cursor', { method: 'GET', path: `${DRAFTS}?cursor=xx` }, 422, 'cursor'],
    ['a wrong filter', { method: 'GET', path: `${DRAFTS}?stage=limbo` }, 422, 'stage'],
  ];
  test.each(cases)('%s', async (_what, sent, status, field) => {
    const { response, problem } = await send(sent);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(problem.status).toBe(status);
    expect(problem.messages.ja.length * problem.messages.en.length).toBeGreaterThan(0);
    const fields = (problem.errors ?? []).map((error) => error.field);
    expect(fields.some((name) => name === field || name.startsWith(`${field}.`))).toBe(true);
  });

  test('a command’s input names its field', async () => {
    const id = await submitted(instance);
    const request = { kind: 'exclude', input: { criteria: ['sales_pitch'] } };
    const sent = { path: `/proposals/${id}/commands`, body: JSON.stringify(request), login: 'coordinator' };
    const { response, problem } = await send(sent);
    expect(response.status).toBe(422);
    expect(problem.errors?.map((error) => error.field)).toEqual(['input.reason']);
    const wrongKind = await send({ ...sent, body: JSON.stringify({ kind: 'dance' }) });
    expect(wrongKind.problem.errors?.map((error) => error.field)).toEqual(['kind']);
  });

  test('a percent sign that encodes nothing, an unknown path, a wrong method', async () => {
    expect((await send({ method: 'GET', path: '/proposals/%E0%A4%A' })).response.status).toBe(404);
    expect((await send({ method: 'GET', path: '/nowhere' })).response.status).toBe(404);
    expect((await send({ method: 'DELETE', path: DRAFTS })).response.status).toBe(405);
  });
});

test('a draft that was saved meanwhile is not written over by who says what was before their eyes', async () => {
  const { api } = instance.as('proposer');
  const id = await makeDraft(instance.as('proposer'));
  const params = { path: { id } };
  const { savedAt } = await instance.as('proposer').proposal(id);
  const save = async (title: string, of?: string) => {
    const body = { content: { title }, ...(of !== undefined && { savedAt: of }) };
    const { data } = await api.PUT('/proposals/{id}/draft', { params, body });
    return { title: data?.content['title'], savedAt: data?.savedAt };
  };
  const first = await save('一つ目', savedAt);
  expect(first.title).toBe('一つ目');
  expect(first.savedAt).not.toBe(savedAt);
  await expect(save('二つ目', savedAt)).rejects.toMatchObject({ status: 409, code: 'DRAFT_CHANGED' });
  expect((await instance.as('proposer').proposal(id)).content['title']).toBe('一つ目');
  expect((await save('三つ目', first.savedAt)).title).toBe('三つ目');
  expect((await save('四つ目')).title).toBe('四つ目');
});

test('what is handed in incomplete says which field and which pledge, and stays a draft', async () => {
  const id = await makeDraft(instance.as('proposer'), 'tokorozawa', { summary: '', pledges: ['no_compensation'] });
  const { response, problem } = await send({ path: `/proposals/${id}/commands`, body: '{"kind":"submit"}' });
  expect(response.status).toBe(422);
  expect(problem.code).toBe('SUBMISSION_INCOMPLETE');
  expect(problem.errors?.map((error) => error.field)).toEqual(
    expect.arrayContaining(['content.summary', 'content.pledges.ip_liability']),
  );
  const view = await instance.as('proposer').proposal(id);
  expect(view.referenceNumber).toBeNull();
});

test('text is kept exactly as given', async () => {
  const title = '髙﨑𠮷野家 ㈱ｶﾅ 葛󠄀飾 e\u0301 👩‍👩‍👧';
  const summary = '一行目\n\t二行目\r\n「引用」';
  const id = await makeDraft(instance.as('proposer'), 'tokorozawa', { title, summary });
  const { content } = await instance.as('proposer').proposal(id);
  expect(content).toMatchObject({ title, summary });
});

describe('who may see what', () => {
  test('another’s case answers as an unknown id does, byte for byte, but for the request’s own id', async () => {
    const id = await submitted(instance);
    const strip = (text: string): string => JSON.stringify({ ...(JSON.parse(text) as object), requestId: null });
    const unknown = await send({ method: 'GET', path: `/proposals/${randomUUID()}` });
    for (const login of ['proposer2', 'officer', 'expert', 'administrator']) {
      const foreign = await send({ method: 'GET', path: `/proposals/${id}`, login });
      expect(foreign.response.status).toBe(404);
      expect(strip(foreign.text)).toBe(strip(unknown.text));
    }
    const otherDesk = await fetch(`${instance.address}/api/proposals/${id}`, {
      headers: { authorization: `Bearer ${instance.account('coordinator', 'minato').token}` },
    });
    expect(otherDesk.status).toBe(404);
    expect(strip(await otherDesk.text())).toBe(strip(unknown.text));
  });

  test('without a token, with a wrong one, after signing out', async () => {
    expect((await send({ method: 'GET', path: '/tasks', login: null })).problem.code).toBe('UNAUTHENTICATED');
    const { email, password } = instance.account('proposer');
    const wrong = await send({ path: '/session', login: null, body: JSON.stringify({ email, password: 'wrong' }) });
    expect(wrong.problem.code).toBe('WRONG_CREDENTIALS');
    const nobody = await send({
      path: '/session',
      login: null,
      body: JSON.stringify({ email: 'x@y.example', password }),
    });
    expect(nobody.problem).toMatchObject({ code: 'WRONG_CREDENTIALS', messages: wrong.problem.messages });
    const signedIn = await send({ path: '/session', login: null, body: JSON.stringify({ email, password }) });
    const { token } = JSON.parse(signedIn.text) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${instance.address}/api/tasks`, { headers })).status).toBe(200);
    await fetch(`${instance.address}/api/session`, { method: 'DELETE', headers });
    expect((await fetch(`${instance.address}/api/tasks`, { headers })).status).toBe(401);
  });

  test('the proposer sees where the case is, but no internal word', async () => {
    const id = await inDialogue(instance);
    await instance.as('officer').command(id, 'record_dialogue', { ...TALK, heldOn: today(), next: 'evaluation' });
    await instance.as('officer').command(id, 'evaluate', { effect: '内部のメモ', effectVerified: true });
    await instance.as('coordinator').command(id, 'concur', { note: '内部の調整' });
    const own = instance.as('proposer');
    const seen = JSON.stringify([await own.proposal(id), await own.timeline(id)]);
    expect(seen).not.toContain('内部');
    expect(seen).not.toContain('調整 一郎');
    expect(seen).toContain('evaluation');
  });
});

describe('repeats and races', () => {
  test('an Idempotency-Key gives the command’s state again; with another body it is refused', async () => {
    const id = await makeDraft(instance.as('proposer'));
    const key = newKey();
    const sent = { path: `/proposals/${id}/commands`, body: '{"kind":"submit"}', headers: { 'idempotency-key': key } };
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(sent)));
    const ids = answers.map(({ text }) => (JSON.parse(text) as { commandId?: string }).commandId);
    expect(new Set(ids.filter((commandId) => commandId !== undefined)).size).toBe(1);
    expect(answers.every(({ response }) => [200, 202, 409].includes(response.status))).toBe(true);
    expect((await send(sent)).response.status).toBe(200);
    const other = await send({ ...sent, body: '{"kind":"withdraw"}' });
    expect(other.problem).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  test('two people decide at once on the same version: the first wins, the other is told what happened', async () => {
    const id = await submitted(instance);
    const { version: expectedVersion } = await viewOf(instance, id);
    const body = (section: string) =>
      JSON.stringify({ kind: 'redirect', input: { section, reason: '既存事業' }, expectedVersion });
    const path = `/proposals/${id}/commands`;
    const both = await Promise.all([
      send({ path, body: body('広報課'), login: 'coordinator' }),
      send({ path, body: body('道路課'), login: 'desk-head' }),
    ]);
    expect(both.map(({ response }) => response.status).sort()).toEqual([200, 409]);
    const lost = both.find(({ response }) => response.status === 409);
    expect(['VERSION_CONFLICT', 'CASE_CLOSED']).toContain(lost?.problem.code);
  });

  test('an outdated expectedVersion is refused with who decided what', async () => {
    const id = await submitted(instance);
    const { version } = await viewOf(instance, id);
    await instance.as('coordinator').command(id, 'request_correction', { message: '補正をお願いします。' });
    const request = { kind: 'redirect', input: { section: '広報課', reason: 'x' }, expectedVersion: version };
    const { problem } = await send({
      path: `/proposals/${id}/commands`,
      body: JSON.stringify(request),
      login: 'desk-head',
    });
    expect(problem).toMatchObject({ status: 409, code: 'VERSION_CONFLICT', conflict: { kind: 'request_correction' } });
  });
});

test('a window is extended with a reason, and not closed before an accepted submission', async () => {
  const coordinator = instance.as('coordinator');
  const { departments } = await coordinator.departments('tokorozawa');
  const challenge = await coordinator.postChallenge('tokorozawa', {
    title: '公園の見守り',
    description: '公園の見守りの工夫を募集します。',
    departmentIds: [departments[0]!.id],
    publishedOn: today(),
    opensOn: today(),
    closesOn: today(),
  });
  const path = `/desks/tokorozawa/challenges/${challenge.id}/window`;
  const withoutReason = await send({ path, body: JSON.stringify({ closesOn: '2099-01-01' }), login: 'coordinator' });
  expect(withoutReason.problem).toMatchObject({ status: 422, code: 'INVALID_REQUEST' });
  const move = (body: { closesOn: string; reason: string }) =>
    coordinator.api.POST('/desks/{desk}/challenges/{challengeId}/window', {
      params: { path: { desk: 'tokorozawa', challengeId: challenge.id } },
      body,
    });
  await move({ closesOn: '2099-01-01', reason: '応募が少ない' });
  const proposer = instance.as('proposer');
  const { id } = await proposer.createDraft('tokorozawa', {
    type: 'posted_challenge',
    challengeId: challenge.id,
    content: givenContent('tokorozawa', 'posted_challenge'),
  });
  await proposer.command(id, 'submit');
  const earlier = new Date(Date.parse(today()) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const refused = await refusalOf(move({ closesOn: earlier, reason: '打切り' }));
  expect([409, 422]).toContain(refused.status);
});

test('what was posted without a day is published later, by whom it belongs to, and its window with it', async () => {
  const desk = 'tokorozawa';
  const coordinator = instance.as('coordinator', desk);
  const { departments } = await coordinator.departments(desk);
  const mine = await instance.as('officer', desk).departmentsOfMine(desk);
  const owner = mine[0]!;
  const other = departments.find(({ id }) => !mine.includes(id))!.id;
  const dayAfter = (days: number) => addDays(today(), days);
  const keep = (departmentId: string, opensOn: string) =>
    coordinator.postChallenge(desk, {
      ...{ title: '未公表の課題', description: '…', departmentIds: [departmentId] },
      ...{ publishedOn: null, opensOn, closesOn: dayAfter(60) },
    });
  const publish = async (login: string, id: string, body: object) => {
    const path = `/desks/${desk}/challenges/${id}/publication`;
    const { response, text } = await send({ path, body: JSON.stringify(body), login });
    return { ...(JSON.parse(text) as object), status: response.status };
  };
  const isPublic = async (id: string) => {
    const answer = await fetch(`${instance.address}/api/desks/${desk}/challenges?limit=100`);
    const { challenges } = (await answer.json()) as { challenges: { id: string }[] };
    return challenges.some((each) => each.id === id);
  };
  const { id } = await keep(owner, today());
  expect(await isPublic(id)).toBe(false);
  expect(await publish('coordinator', id, { publishedOn: dayAfter(-1) })).toMatchObject({
    status: 422,
    code: 'DATE_IN_PAST',
  });
  expect(await publish('coordinator', id, { closesOn: dayAfter(-1) })).toMatchObject({ status: 422 });
  // On a later day: the window can't begin before it, and it can still be another day.
  expect(await publish('officer', id, { publishedOn: dayAfter(5) })).toMatchObject({
    ...{ status: 200, publishedOn: dayAfter(5), opensOn: dayAfter(5), open: false },
  });
  expect(await isPublic(id)).toBe(false);
  expect(await publish('officer', id, { opensOn: today(), closesOn: dayAfter(30) })).toMatchObject({
    ...{ status: 200, publishedOn: today(), opensOn: today(), closesOn: dayAfter(30), open: true },
  });
  expect(await isPublic(id)).toBe(true);
  expect(await publish('coordinator', id, {})).toMatchObject({ status: 409, code: 'ALREADY_PUBLISHED' });

  const theirs = await keep(other, dayAfter(7));
  expect(await publish('officer', theirs.id, {})).toMatchObject({ status: 403 });
  expect(await publish('coordinator', theirs.id, {})).toMatchObject({
    ...{ status: 200, publishedOn: today(), opensOn: dayAfter(7), closesOn: dayAfter(60), open: false },
  });
  expect(await publish('coordinator', randomUUID(), {})).toMatchObject({ status: 404 });
});

test('a posting is a challenge or, where the guideline knows it, an idea that is wanted', async () => {
  const post = (desk: 'tokorozawa' | 'izumiotsu', kind: 'challenge' | 'idea_wanted', departmentIds: string[]) =>
    instance
      .as('coordinator', desk)
      .postChallenge(desk, { kind, title: '使われていない公園', description: '…', departmentIds });
  const ids = async (desk: 'tokorozawa' | 'izumiotsu') =>
    (await instance.as('coordinator', desk).departments(desk)).departments.map(({ id }) => id);
  const [first, second] = await ids('izumiotsu');
  for (const kind of ['challenge', 'idea_wanted'] as const) {
    const posted = await post('izumiotsu', kind, [second!, first!]);
    expect(posted).toMatchObject({ kind, open: true, departments: [{ id: second }, { id: first }] });
  }
  const owners = (await ids('tokorozawa')).slice(0, 1);
  expect(await refusalOf(post('tokorozawa', 'idea_wanted', owners))).toEqual({ status: 422, code: 'KIND_NOT_TAKEN' });
});

test('the health page tells the parts', async () => {
  const health = (await (await fetch(`${instance.address}/api/health`)).json()) as { parts: object };
  expect(health.parts).toEqual({ api: 'up', postgres: 'up', temporal: 'up', worker: 'up', relay: 'up' });
});
