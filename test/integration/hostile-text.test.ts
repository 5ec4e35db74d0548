import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDataSource } from '../../entities/data-source.js';
import { DESK_CHAIN, verifyChain } from '../../entities/records/audit.js';
import { withDesk } from '../../entities/with-desk.js';
import { workflowIdOf } from '../../temporal/ids.js';
import { compareWithHistory } from '../../tools/walkthrough/compare.js';
import {
  DeskClient,
  type CommandKind,
  type InputOf,
  type NewChallenge,
  type NewDraft,
} from '../../tools/walkthrough/desk-client.js';
import type { Story } from '../../tools/walkthrough/story.js';
import { daysFromNow, findDepartment, today } from '../../tools/walkthrough/story.js';
import { playsOf } from '../../tools/walkthrough/plays/index.js';
import { walk } from '../../tools/walkthrough/walk.js';
import { DESKS, type DeskName } from '../factories/desks.js';
import { KEEPABLE, longText, UNKEEPABLE } from '../factories/naughty-strings.js';
import { makeDraft, submitted } from './cases.js';
import { eventually } from './eventually.js';
import { Instance } from './instance.js';
import {
  at,
  byKind,
  dotted,
  PLAIN,
  put,
  sampleOf,
  schemaOfBody,
  type ApiDocument,
  type Path,
  type Sample,
} from './text-fields.js';

/**
 * Naughty texts through every text field of every request and back: each comes back as it was, or its field is named.
 * KYOSO_HOSTILE=full sends every text through every field; otherwise a half of our own goes through each form and a sixth
 * through each kind of command, and the long list is shared out.
 */

const IS_FULL = process.env['KYOSO_HOSTILE'] === 'full';
const PATIENCE_MS = IS_FULL ? 3_600_000 : 300_000;

/** What the last line of the run tells. */
const counts = { fields: 0, sent: 0, kept: 0, refused: 0, changed: 0, serverErrors: 0 };

let instance: Instance;
let document: ApiDocument;
let departmentId: string;
beforeAll(async () => {
  instance = await Instance.start();
  document = (await (await fetch(`${instance.address}/api/openapi.json`)).json()) as ApiDocument;
  departmentId = await findDepartment(instance.desk('tokorozawa'), 'industry');
}, 120_000);
afterAll(async () => {
  if (IS_FULL) process.stderr.write(`naughty texts: ${JSON.stringify(counts)}\n`);
  await instance.stop();
}, 60_000);

interface FieldFault {
  readonly field: string;
  readonly code: string;
}

interface Answer {
  readonly status: number;
  readonly json: Record<string, unknown>;
  readonly faults: readonly FieldFault[];
}

async function send(method: string, path: string, login: string | null, body?: unknown, desk: DeskName = 'tokorozawa') {
  const response = await fetch(`${instance.address}/api${path}`, {
    method,
    headers: {
      ...(login !== null && { authorization: `Bearer ${instance.account(login, desk).token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      prefer: 'respond-async',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json = (await response.json()) as Record<string, unknown>;
  counts.sent += 1;
  if (response.status >= 500) counts.serverErrors += 1;
  return { status: response.status, json, faults: (json['errors'] ?? []) as FieldFault[] } satisfies Answer;
}

/** A request with texts in it: how it is sent, and what its fields say afterwards. */
interface Form {
  readonly name: string;
  readonly sample: Sample;
  readonly send: (body: unknown) => Promise<Answer>;
  /** What is kept of the body that was answered with this, in the body's own shape. */
  readonly read: (answer: Answer) => Promise<unknown>;
}

const isUnder = (path: Path, field: string): boolean => dotted(path) === field || dotted(path).startsWith(`${field}.`);

/** A sample that is accepted: days, ids and addresses stand where the plain text was refused for want of them. */
async function fit(form: Form): Promise<Form & { readonly formatted: readonly Path[] }> {
  const values: Record<string, string> = {
    NOT_A_DATE: today(),
    NOT_AN_ID: departmentId,
    NOT_AN_EMAIL: 'a@example.jp',
  };
  let { body, texts } = form.sample;
  let closed = form.sample.closed;
  const formatted: Path[] = [];
  for (let tries = 0; tries < 6; tries += 1) {
    const answer = await form.send(body);
    if (answer.status < 300) return { ...form, sample: { body, texts, closed }, formatted };
    if (answer.json['code'] === 'ON_BEHALF_NOT_ALLOWED') {
      const isForMayor = at(body, ['onBehalfOf', 'party']) === 'mayor';
      body = put(body, ['onBehalfOf'], isForMayor ? undefined : { party: 'mayor', evidence: PLAIN });
      if (isForMayor) {
        texts = texts.filter((path) => path[0] !== 'onBehalfOf');
        closed = closed.filter((path) => path[0] !== 'onBehalfOf');
      }
      continue;
    }
    for (const { field, code } of answer.faults) {
      const path = texts.find((candidate) => dotted(candidate) === field);
      const value = values[code];
      if (!path || value === undefined) throw new Error(`${form.name}: ${field} ${code}`);
      body = put(body, path, value);
      texts = texts.filter((candidate) => candidate !== path);
      formatted.push(path);
    }
  }
  throw new Error(`${form.name}: no body that is accepted`);
}

type Given = ReadonlyMap<Path, string>;

interface Share {
  /** Of the long list: this part of so many. */
  readonly index: number;
  readonly of: number;
  /** Of our own, one in so many. */
  readonly oursIn?: number;
}

/** Our texts in turn in every field; of the list a share, or all of it. */
function rounds(texts: readonly Path[], share: Share): Given[] {
  if (texts.length === 0) return [];
  const { list } = KEEPABLE;
  const { index: offset, oursIn = 1 } = share;
  const ours = KEEPABLE.ours.filter((_text, index) => index % oursIn === offset % oursIn);
  const everywhere = IS_FULL ? [...KEEPABLE.ours, ...list] : ours;
  const turns = everywhere.map(
    (_text, turn) => new Map(texts.map((path, index) => [path, everywhere[(turn + index) % everywhere.length]!])),
  );
  const rest = IS_FULL ? [] : list.filter((_text, index) => index % share.of === share.index);
  const packed = Array.from(
    { length: Math.ceil(rest.length / texts.length) },
    (_none, turn) => new Map(texts.map((path, index) => [path, rest[(turn * texts.length + index) % rest.length]!])),
  );
  return [...turns, ...packed];
}

/** Why a text that can be kept may still be refused, by the text itself. */
const EXCUSES: Readonly<Record<string, (text: string) => boolean>> = {
  REQUIRED: (text) => text.trim() === '',
  TOO_LONG: (text) => [...text].length > 40,
};

interface Kept {
  readonly given: Given;
  readonly answer: Answer;
}

/** Sends the texts; those that are refused by name are taken out, until the rest is taken. */
async function keep({ name, sample, send: sendForm }: Form, given: Given): Promise<Kept> {
  let left = given;
  for (let tries = 0; tries < 5; tries += 1) {
    const body = [...left].reduce((whole, [path, text]) => put(whole, path, text), sample.body);
    const answer = await sendForm(body);
    if (answer.status < 300) return { given: left, answer };
    const excused = [...left].filter(([path, text]) =>
      answer.faults.some(({ field, code }) => dotted(path) === field && EXCUSES[code]?.(text)),
    );
    if (answer.status !== 422 || excused.length !== answer.faults.length || excused.length === 0) {
      throw new Error(`${name}: ${answer.status} ${JSON.stringify(answer.json)} to ${JSON.stringify(body)}`);
    }
    counts.refused += excused.length;
    const gone = new Set(excused.map(([path]) => path));
    left = new Map([...left].filter(([path]) => !gone.has(path)));
  }
  throw new Error(`${name}: refused again and again`);
}

function compare(name: string, given: Given, kept: unknown): void {
  for (const [path, text] of given) {
    counts.kept += 1;
    if (at(kept, path) === text) continue;
    counts.changed += 1;
    const readBack = JSON.stringify(at(kept, path)) ?? 'nothing';
    throw new Error(`${name} ${dotted(path)}: ${JSON.stringify(text)} came back as ${readBack}`);
  }
}

async function keepAll(form: Form, share: Share = { index: 0, of: 1 }): Promise<void> {
  counts.fields += form.sample.texts.length;
  for (const given of rounds(form.sample.texts, share)) {
    const kept = await keep(form, given);
    compare(form.name, kept.given, await form.read(kept.answer));
  }
}

/** What can't be kept is refused in every text field at once, each by its name; so is text where a choice is asked for. */
async function refuseAll(form: Form & { readonly formatted: readonly Path[] }): Promise<void> {
  const { name, sample, formatted } = form;
  for (const text of UNKEEPABLE) {
    const body = sample.texts.reduce((whole, path) => put(whole, path, text), sample.body);
    const { status, faults } = await form.send(body);
    if (sample.texts.length === 0) continue;
    expect({ name, text, status }).toEqual({ name, text, status: 422 });
    expect(faults.map(({ field }) => field).sort()).toEqual(sample.texts.map(dotted).sort());
  }
  for (const path of [...sample.closed, ...formatted]) {
    for (const text of ['ない', '__proto__', '\u2028', '1e400', ' ']) {
      const { status, faults } = await form.send(put(sample.body, path, text));
      const named = faults.some(({ field }) => isUnder(path, field));
      expect({ name, path: dotted(path), text, status, named }).toMatchObject({ status: 422, named: true });
    }
  }
}

/** A content of the desk's form with every field of it filled. */
function contentSample(desk: DeskName, under: Path): Sample {
  const texts: Path[] = [];
  const closed: Path[] = [];
  const fields = DESKS[desk].form_fields.filter(({ applies_to: type }) => type === null || type === 'open_proposal');
  const entries = fields.flatMap((field): [string, unknown][] => {
    const path = [...under, field.key];
    switch (field.type) {
      case 'text':
      case 'textarea':
      case 'tel':
      case 'email':
        texts.push(path);
        return [[field.key, PLAIN]];
      case 'list':
        texts.push([...path, 0], [...path, 1]);
        return [[field.key, [PLAIN, PLAIN]]];
      case 'boolean':
        closed.push(path);
        return [[field.key, false]];
      case 'select':
        closed.push(path);
        return [[field.key, field.key === 'org_kind' ? 'company' : field.options?.[0]?.code]];
      case 'multiselect':
        closed.push([...path, 0]);
        return [[field.key, [field.options?.[0]?.code]]];
      case 'checklist': {
        const [option] = field.options ?? [];
        closed.push([...path, option?.code ?? '']);
        return [[field.key, { [option?.code ?? '']: 'yes' }]];
      }
      case 'consents':
        return [];
    }
  });
  return { body: Object.fromEntries(entries), texts, closed };
}

/** A desk's content put where the document only says "by form-field key". */
function withContent(sample: Sample, path: Path, desk: DeskName): Sample {
  const content = contentSample(desk, path);
  return {
    body: put(sample.body, path, content.body),
    texts: [...sample.texts, ...content.texts],
    closed: [...sample.closed, ...content.closed],
  };
}

describe.each(['tokorozawa', 'minato'] as const)('drafts of %s', (desk) => {
  test(
    'keep what is written',
    async () => {
      const path = `/desks/{desk}/proposals`;
      const made = sampleOf(document, schemaOfBody(document, 'post', path));
      const named = put(put(made.body, ['type'], 'open_proposal'), ['onBehalfOf'], undefined);
      const first: Form = {
        name: `POST ${path}`,
        sample: withContent(
          { body: put(named, ['challengeId'], null), texts: [], closed: [['type'], ['channel']] },
          ['content'],
          desk,
        ),
        send: (body) => send('POST', path.replace('{desk}', desk), 'proposer', body, desk),
        read: async ({ json }) =>
          (await send('GET', `/proposals/${json['id'] as string}`, 'proposer', undefined, desk)).json,
      };
      const draft = await fit(first);
      expect(draft.sample.texts.length).toBeGreaterThan(10);
      expect(draft.formatted).toEqual([]);
      await refuseAll(draft);
      // As many drafts as texts of ours; the rest through one that is written again and again.
      await keepAll(draft, { index: 0, of: 2, oursIn: 2 });

      const id = await makeDraft(instance.as('proposer', desk), desk);
      const again = await fit({
        ...first,
        name: 'PUT /proposals/{id}/draft',
        sample: withContent({ body: {}, texts: [], closed: [] }, ['content'], desk),
        send: (body) => send('PUT', `/proposals/${id}/draft`, 'proposer', body, desk),
        read: async ({ json }) => json,
      });
      await refuseAll(again);
      await keepAll(again, { index: 1, of: 2, oursIn: 2 });
    },
    PATIENCE_MS,
  );
});

test(
  'messages keep what is written',
  async () => {
    const path = '/proposals/{id}/messages';
    const sample = sampleOf(document, schemaOfBody(document, 'post', path));
    // One person writes so many a day in a case.
    const cases = [await submitted(instance), await submitted(instance), await submitted(instance)];
    const perCase = 60;
    let sent = 0;
    const caseNow = (): string => cases[Math.floor(sent / perCase) % cases.length]!;
    const message = await fit({
      name: `POST ${path}`,
      sample,
      send: (body) => {
        const id = caseNow();
        sent += 1;
        return send('POST', path.replace('{id}', id), 'coordinator', body);
      },
      read: async ({ json }) => {
        for (const id of cases) {
          const { messages } = (await send('GET', `${path.replace('{id}', id)}?limit=5`, 'coordinator')).json as {
            readonly messages: readonly { readonly id: string }[];
          };
          const found = messages.find((each) => each.id === json['id']);
          if (found) return found;
        }
        return undefined;
      },
    });
    expect(message.sample.texts.map(dotted)).toEqual(['text']);
    await refuseAll(message);
    await keepAll(message, { index: 0, of: 8 });
  },
  PATIENCE_MS,
);

test(
  'meetings keep where they are, and why they were changed or cancelled',
  async () => {
    const path = '/proposals/{id}/meetings';
    const AHEAD = { day: daysFromNow(30), from: '10:00', to: '11:00' };
    // A case takes so many steps a day.
    const perCase = 40;
    let id = '';
    let steps = perCase;
    const step = async (method: string, rest: string, body: unknown): Promise<Answer> => {
      if (steps === perCase) {
        id = await submitted(instance);
        steps = 0;
      }
      steps += 1;
      return send(method, `${path.replace('{id}', id)}${rest}`, 'coordinator', body);
    };
    const formOf = (method: 'post' | 'put', place: string, fixed: object): Sample => {
      const whole = sampleOf(document, schemaOfBody(document, method, place));
      const texts = whole.texts.filter((text) => !['day', 'from', 'to'].includes(dotted(text)));
      return { ...whole, texts, body: { ...(whole.body as object), ...fixed } };
    };
    const plan = { audience: 'internal', ...AHEAD, place: PLAIN };
    const first = async (): Promise<string> => (await step('POST', '', plan)).json['id'] as string;
    const forms = [
      {
        name: `POST ${path}`,
        sample: formOf('post', path, AHEAD),
        send: (body: unknown) => step('POST', '', body),
      },
      {
        name: `PUT ${path}/{meetingId}`,
        sample: formOf('put', `${path}/{meetingId}`, { ...AHEAD, sequence: 0 }),
        send: async (body: unknown) => {
          if (steps + 2 > perCase) steps = perCase;
          return step('PUT', `/${await first()}`, body);
        },
      },
      {
        name: `POST ${path}/{meetingId}/cancellation`,
        sample: formOf('post', `${path}/{meetingId}/cancellation`, {}),
        send: async (body: unknown) => {
          if (steps + 2 > perCase) steps = perCase;
          return step('POST', `/${await first()}/cancellation`, body);
        },
      },
    ];
    const texts = [['place'], ['place', 'reason'], ['reason']];
    for (const [index, form] of forms.entries()) {
      const read = async ({ json }: Answer): Promise<unknown> => {
        const list = (await send('GET', `${path.replace('{id}', id)}?limit=100`, 'coordinator')).json;
        return (list['meetings'] as readonly { readonly id: string }[]).find((each) => each.id === json['id']);
      };
      const fitted = await fit({ ...form, read });
      expect(fitted.sample.texts.map(dotted).sort()).toEqual(texts[index]);
      await refuseAll(fitted);
      await keepAll(fitted, { index, of: 12, oursIn: 3 });
    }
  },
  PATIENCE_MS,
);

test(
  'challenges and moves of their windows keep what is written',
  async () => {
    const path = '/desks/{desk}/challenges';
    const sample = sampleOf(document, schemaOfBody(document, 'post', path));
    const challenge = await fit({
      name: `POST ${path}`,
      sample,
      send: (body) => send('POST', path.replace('{desk}', 'tokorozawa'), 'coordinator', body),
      read: async ({ json }) => json,
    });
    expect(challenge.sample.texts.map(dotted).sort()).toEqual(['description', 'title']);
    await refuseAll(challenge);
    await keepAll(challenge);

    let id = '';
    let moves = 0;
    const windowPath = `${path}/{challengeId}/window`;
    const newChallenge = async (): Promise<void> => {
      const days = { publishedOn: today(), opensOn: today(), closesOn: today() };
      const { json } = await challenge.send({ ...(challenge.sample.body as object), ...days });
      id = json['id'] as string;
      moves = 0;
    };
    await newChallenge();
    // A code of the guideline, which here has none, is no text of anybody's.
    const whole = sampleOf(document, schemaOfBody(document, 'post', windowPath));
    const texts = whole.texts.filter((text) => dotted(text) !== 'reasonCode');
    const window = await fit({
      name: `POST ${windowPath}`,
      sample: { ...whole, texts, body: { ...(whole.body as object), reasonCode: undefined } },
      send: async (body) => {
        // Each answer lists all moves: not too many of one challenge. And each move has to be one.
        if (moves === 30) await newChallenge();
        moves += 1;
        const sent = at(body, ['closesOn']) === today() ? put(body, ['closesOn'], daysFromNow(moves)) : body;
        return send('POST', `/desks/tokorozawa/challenges/${id}/window`, 'coordinator', sent);
      },
      read: async ({ json }) => (json['windowChanges'] as unknown[]).at(-1),
    });
    expect(window.sample.texts.map(dotted)).toEqual(['reason']);
    await refuseAll(window);
    await keepAll(window, { index: 0, of: 1, oursIn: 2 });
  },
  PATIENCE_MS,
);

describe('commands', () => {
  const ids = new Map<string, string>();
  const given = new Map<string, { readonly kind: string; readonly given: Given }>();

  interface Entry {
    readonly commandId: string | null;
    readonly status: string | null;
    readonly words?: unknown;
    readonly onBehalfOf: unknown;
  }

  const entriesOf = async (id: string): Promise<readonly Entry[]> =>
    (await send('GET', `/proposals/${id}/timeline`, 'coordinator')).json['entries'] as readonly Entry[];

  const compareCase = async (id: string): Promise<readonly Entry[]> => {
    const entries = await entriesOf(id);
    for (const { commandId, words, onBehalfOf } of entries) {
      const sent = given.get(commandId ?? '');
      if (sent) compare(sent.kind, sent.given, { input: words, onBehalfOf });
    }
    return entries;
  };

  test(
    'every kind keeps what is written, while no worker is there to decide',
    async () => {
      const path = '/proposals/{id}/commands';
      const kinds = [...byKind(document, schemaOfBody(document, 'post', path))];
      expect(kinds.length).toBeGreaterThan(30);
      for (const [kind] of kinds) ids.set(kind, await submitted(instance));
      await instance.stopPart('worker');
      for (const [index, [kind, schema]] of kinds.entries()) {
        const id = ids.get(kind)!;
        // With a command under way nothing can be refused for where the case stands.
        await send('POST', `/proposals/${id}/commands`, 'coordinator', { kind: 'replan', input: { reason: PLAIN } });
        const whole = sampleOf(document, schema);
        const sample = { ...whole, body: put(put(whole.body, ['kind'], kind), ['expectedVersion'], undefined) };
        const form = await fit({
          name: kind,
          sample: kind === 'resubmit' ? withContent(sample, ['input', 'content'], 'tokorozawa') : sample,
          send: (body) => send('POST', `/proposals/${id}/commands`, 'coordinator', body),
          read: async () => undefined,
        });
        // The form of a content is looked at when its command is decided; what a choice is, when it is given.
        const isContent = (place: Path): boolean => place[1] === 'content';
        const closed = form.sample.closed.filter((place) => !isContent(place));
        await refuseAll({ ...form, sample: { ...form.sample, closed } });
        counts.fields += form.sample.texts.length;
        for (const texts of rounds(form.sample.texts, { index, of: kinds.length, oursIn: 6 })) {
          const kept = await keep(form, texts);
          given.set(kept.answer.json['commandId'] as string, { kind, given: kept.given });
        }
        await compareCase(id);
      }
    },
    PATIENCE_MS,
  );

  test(
    'and still when they were decided, with the chain whole',
    async () => {
      await instance.startWorker();
      for (const [kind, id] of ids) {
        await eventually(
          async () => (await send('GET', `/proposals/${id}`, 'coordinator')).json['unsettled'] === 0,
          PATIENCE_MS,
        );
        const entries = await compareCase(id);
        expect(entries.filter(({ status }) => status === 'received')).toEqual([]);
        const { json } = await send('GET', `/audit/proposals/${id}/history`, 'auditor');
        expect({ kind, chain: (json['chain'] as { valid: boolean }).valid, agrees: json['agrees'] }).toEqual({
          kind,
          chain: true,
          agrees: true,
        });
      }
      const dataSource = createDataSource({ url: instance.database.appUrl, poolSize: 2, applicationName: 'test' });
      await dataSource.initialize();
      const desk = await withDesk(dataSource, { deskId: 'tokorozawa' }, (manager) =>
        verifyChain(manager, 'tokorozawa', DESK_CHAIN),
      );
      await dataSource.destroy();
      expect(desk.length).toBeGreaterThan(50);
      expect(desk.valid).toBe(true);
    },
    PATIENCE_MS,
  );

  test(
    'a case whose every word is naughty goes its whole way',
    async () => {
      const usable = KEEPABLE.ours.filter((text) => text.trim() !== '');
      for (const [turn, desk] of (['tokorozawa', 'minato', 'tokorozawa'] as const).entries()) {
        const words = new Map<string, string>();
        const replace = (value: unknown): unknown => {
          if (Array.isArray(value)) return value.map(replace);
          if (typeof value === 'object' && value !== null) {
            return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner)]));
          }
          // Codes, days and addresses are plain ASCII in the walks; whatever a person would write is not.
          if (typeof value !== 'string' || !/\P{ASCII}/u.test(value)) return value;
          const text = words.get(value) ?? usable[(turn * 17 + words.size) % usable.length]!;
          words.set(value, text);
          return text;
        };
        // Texts become other texts: the type stays.
        const naughty = <T>(value: T): T => replace(value) as T;
        const sent: { readonly kind: string; readonly input: object }[] = [];
        class NaughtyClient extends DeskClient {
          override command<K extends CommandKind>(id: string, kind: K, input?: InputOf<K>) {
            const given = naughty(input);
            sent.push({ kind, input: given ?? {} });
            return super.command(id, kind, given);
          }

          override createDraft(desk: string, body: NewDraft) {
            return super.createDraft(desk, naughty(body));
          }

          override postChallenge(desk: string, body: NewChallenge) {
            return super.postChallenge(desk, naughty(body));
          }
        }
        const plain = instance.desk(desk);
        const naughtyDesk = {
          ...plain,
          as: (role: string) =>
            new NaughtyClient(
              instance.address,
              instance.account(role === 'desk_head' ? 'desk-head' : role, desk).token,
            ),
        };
        const story: Story = await walk(naughtyDesk, playsOf(desk)[0]!);
        expect(words.size).toBeGreaterThan(15);
        ids.set(`walk ${turn}`, story.proposalId);
        const told = await story.timeline();
        const settled = told.filter(({ status }) => status === 'settled');
        // A refused attempt of the story leaves no entry where the API already refuses it.
        const expected = sent.filter(({ kind }) => kind !== 'submit');
        for (const entry of settled.filter(({ kind }) => kind !== 'submit')) {
          expect(expected.some(({ kind, input }) => kind === entry.kind && contains(entry.words, input))).toBe(true);
        }
        expect(await compareWithHistory(story)).toEqual([]);
      }
    },
    PATIENCE_MS,
  );

  test('none of it is in the logs or in the histories', async () => {
    const canaries = [PLAIN, ...KEEPABLE.ours, ...KEEPABLE.list, ...UNKEEPABLE].filter(
      (text) => [...text].length >= 16 || /\P{ASCII}{3}/u.test(text),
    );
    expect(canaries.length).toBeGreaterThan(200);
    const forms = canaries.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]);
    const find = (where: string, haystack: string): string[] =>
      forms.filter((text) => haystack.includes(text)).map((text) => `${where}: ${text}`);

    for (const file of (await readdir(instance.home)).filter((name) => name.endsWith('.log'))) {
      const log = await readFile(join(instance.home, file), 'utf8');
      expect(find(file, log)).toEqual([]);
    }
    const connection = await Connection.connect({ address: instance.temporalAddress });
    const client = new Client({ connection });
    for (const [kind, proposalId] of ids) {
      const history = await client.workflow.getHandle(workflowIdOf({ proposalId, opening: 1 })).fetchHistory();
      const texts: string[] = [];
      const collect = (value: unknown): void => {
        if (value instanceof Uint8Array) texts.push(Buffer.from(value).toString('utf8'));
        else if (typeof value === 'string') texts.push(value);
        else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
      };
      collect(history.events);
      expect(texts.join('\n')).toContain(proposalId);
      expect(find(kind, texts.join('\n'))).toEqual([]);
    }
    await connection.close();
  }, 120_000);
});

/** Whether an object holds all that another one holds. */
function contains(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return Object.is(whole, part);
  if (typeof whole !== 'object' || whole === null) return false;
  return Object.entries(part).every(([key, inner]) => contains((whole as Record<string, unknown>)[key], inner));
}

test('a sign-in with naughty texts is refused, and names an e-mail address that is none', async () => {
  for (const [index, text] of [...KEEPABLE.ours, ...UNKEEPABLE].entries()) {
    const byPassword = await send('POST', '/session', null, { email: `x${index}@example.jp`, password: text });
    expect([401, 422, 429]).toContain(byPassword.status);
    const byEmail = await send('POST', '/session', null, { email: text, password: 'x' });
    expect(byEmail).toMatchObject({ status: 422, faults: [{ field: 'email' }] });
  }
}, 120_000);

test(
  'paths and queries never meet more than a 4xx',
  async () => {
    const operations = Object.entries(document.paths).filter(([, methods]) => methods['get']);
    const values: Record<string, string> = { desk: 'tokorozawa', id: await submitted(instance) };
    let tried = 0;
    for (const [index, text] of [...KEEPABLE.ours, ...KEEPABLE.list, ...UNKEEPABLE].entries()) {
      for (const [place, [path, methods]] of operations.entries()) {
        const parameters = (methods['get']?.parameters ?? []).filter((parameter) => parameter.in !== 'header');
        if (parameters.length === 0 || (!IS_FULL && index >= KEEPABLE.ours.length && (index + place) % 5 > 0)) continue;
        const tested = parameters[index % parameters.length]!;
        const fill = (name: string): string => (name === tested.name ? text : (values[name] ?? departmentId));
        const filled = path.replaceAll(/\{(\w+)\}/g, (_match, name: string) =>
          encodeURIComponent(fill(name).toWellFormed()),
        );
        const query = tested.in === 'query' ? `?${new URLSearchParams({ [tested.name]: text }).toString()}` : '';
        const { status } = await send('GET', `${filled}${query}`, 'auditor');
        expect({ filled, query, isFault: status >= 500 }).toEqual({ filled, query, isFault: false });
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(500);
  },
  PATIENCE_MS,
);

test('lengths are counted in characters, and one more is refused', async () => {
  const id = await makeDraft(instance.as('proposer'));
  const change = (title: string) => send('PUT', `/proposals/${id}/draft`, 'proposer', { content: { title } });
  const { status, json } = await change(longText(200));
  expect(status).toBe(200);
  expect((json['content'] as { title: string }).title).toBe(longText(200));
  expect(await change(longText(201))).toMatchObject({
    status: 422,
    faults: [{ field: 'content.title', code: 'TOO_LONG' }],
  });
});

test('nothing was changed and nothing was a fault of the server', () => {
  expect(counts).toMatchObject({ changed: 0, serverErrors: 0 });
  expect(counts.kept).toBeGreaterThan(5_000);
});
