import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { type Relation, ROUTE_RULES, type RouteName, type RouteRule } from '../../domain/route-access.js';
import { createDataSource } from '../../entities/data-source.js';
import { inDialogue, makeDraft } from './cases.js';
import { Instance } from './instance.js';
import {
  BY_CONSENT,
  DESK_AND_AUDITOR,
  everybody,
  OF_FIRST_DEPARTMENT,
  OF_THE_PROPOSER,
  personIdOf,
  sharedWithEverybody,
  type Principal,
  type Standing,
} from './principals.js';

/**
 * Every kind of person asks every route for every kind of object. What has to come of it follows from ROUTE_RULES and
 * from who somebody is to the object, which is written down here by hand; `docs/ACCESS.md` tells the same tables.
 */

const HERE = 'minato';
const THERE = 'nara';

/** A case, and what the people of its desk are to it. */
interface Kase {
  readonly name: string;
  readonly id: string;
  readonly desk: string;
  readonly standing: Standing;
}

type Outcome = 'allowed' | 'forbidden' | 'hidden' | 'unauthenticated';

let instance: Instance;
let dataSource: DataSource;
let principals: readonly Principal[];
let cases: readonly Kase[];

beforeAll(async () => {
  instance = await Instance.start();
  dataSource = createDataSource({ url: instance.database.appUrl, poolSize: 2, applicationName: 'test' });
  await dataSource.initialize();
  principals = await everybody(instance, dataSource, [HERE, THERE]);
  cases = await makeCases();
}, 240_000);

afterAll(async () => {
  await dataSource?.destroy();
  await instance?.stop();
}, 60_000);

async function makeCases(): Promise<Kase[]> {
  const talkedOver = { ...DESK_AND_AUDITOR, ...OF_THE_PROPOSER, ...OF_FIRST_DEPARTMENT };
  const withExpert = await inDialogue(instance, HERE);
  await instance.as('coordinator', HERE).command(withExpert, 'request_expert', {
    expertKind: 'patent_attorney',
    question: '特許の扱いは。',
    personId: await personIdOf(instance, 'expert', HERE),
  });
  const other = await makeDraft(instance.as('proposer2', HERE), HERE);
  await instance.as('proposer2', HERE).command(other, 'submit');
  const onBehalf = await instance.as('coordinator', HERE).createDraft(HERE, {
    type: 'open_proposal',
    onBehalfOf: 'proposer',
  });
  return [
    {
      name: 'a case with a department and an expert',
      id: withExpert,
      desk: HERE,
      standing: { ...talkedOver, expert: ['expert'] },
    },
    {
      name: 'another organisation’s case',
      id: other,
      desk: HERE,
      standing: { ...DESK_AND_AUDITOR, proposer2: ['own'] },
    },
    {
      name: 'a case that is shared by consent',
      id: await sharedWithEverybody(instance),
      desk: HERE,
      standing: { ...DESK_AND_AUDITOR, ...OF_THE_PROPOSER, ...BY_CONSENT },
    },
    {
      name: 'a draft',
      id: await makeDraft(instance.as('proposer', HERE), HERE),
      desk: HERE,
      standing: OF_THE_PROPOSER,
    },
    { name: 'a draft of the desk’s', id: onBehalf.id, desk: HERE, standing: { coordinator: ['desk'] } },
    { name: 'a case of another desk', id: await inDialogue(instance, THERE), desk: THERE, standing: talkedOver },
    { name: 'an unknown case', id: randomUUID(), desk: HERE, standing: {} },
  ];
}

const REQUEST_ID = 'access-matrix-cell';

interface Told {
  readonly status: number;
  /** Code of a problem. */
  readonly code: string | null;
  /** Everything that was sent: status, headers but the date, body. */
  readonly bytes: string;
}

/** Asks as somebody. What is written says nothing that could be carried out: who may, is told what is wrong with it. */
async function ask(name: string, path: string, { token }: Principal): Promise<Told> {
  const method = name.split(' ')[0]!;
  const response = await fetch(`${instance.address}/api${path}`, {
    method,
    headers: {
      'X-Request-Id': REQUEST_ID,
      ...(token !== null && { Authorization: `Bearer ${token}` }),
      ...(method !== 'GET' && method !== 'DELETE' && { 'Content-Type': 'application/json' }),
    },
    ...(method !== 'GET' && method !== 'DELETE' && { body: JSON.stringify({ 'nothing that is known': true }) }),
  });
  const body = await response.text();
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  const code = isProblem ? (JSON.parse(body) as { code: string }).code : null;
  const headers = [...response.headers].filter(([header]) => header !== 'date' && !header.startsWith('ratelimit'));
  return { status: response.status, code, bytes: JSON.stringify([response.status, headers, body]) };
}

/** A day in years that nobody may change. */
const NO_DAY = '2999-08-14';

/** Ids and days that stand in a path beside desk and case: of nothing, so that nothing happens. */
const fill = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? (name === 'day' ? NO_DAY : randomUUID()));

const RULES = Object.entries(ROUTE_RULES) as [RouteName, RouteRule][];
const pathOf = (name: string): string => name.split(' ')[1]!;

/** Whether an answer is the one for what does not exist; a missing part of something that does exist is another. */
const outcomeOf = (told: Told, hidden: string | null): Outcome => {
  if (told.status === 401 && told.code === 'UNAUTHENTICATED') return 'unauthenticated';
  if (told.status === 403 && told.code === 'FORBIDDEN') return 'forbidden';
  return told.bytes === hidden ? 'hidden' : 'allowed';
};

const wrong: string[] = [];
let cells = 0;

function compare(cell: string, wanted: Outcome, told: Told, hidden: string | null): void {
  cells += 1;
  const outcome = outcomeOf(told, hidden);
  if (outcome !== wanted) wrong.push(`${cell}: ${outcome} (${told.status} ${told.code ?? ''}), not ${wanted}`);
}

const standingOf = (principal: Principal, { desk, standing }: Kase): readonly Relation[] =>
  principal.isSignedIn && principal.desk === desk && principal.login !== null ? (standing[principal.login] ?? []) : [];

describe('routes of a case', () => {
  const ofCases = RULES.flatMap(([name, rule]) =>
    typeof rule === 'object' && 'case' in rule ? [[name, rule.case] as const] : [],
  );

  test.each(ofCases)(
    '%s',
    async (name, relations) => {
      const before = wrong.length;
      // The same for every part of a path that names something: only the case's own id differs.
      const parts = Object.fromEntries(
        [...pathOf(name).matchAll(/\{(\w+)\}/g)].map(([, part]) => [part!, randomUUID()]),
      );
      for (const principal of principals) {
        const unknown = (await ask(name, fill(pathOf(name), { ...parts, id: randomUUID() }), principal)).bytes;
        for (const kase of cases) {
          const told = await ask(name, fill(pathOf(name), { ...parts, id: kase.id }), principal);
          const stands = standingOf(principal, kase);
          const wanted = !principal.isSignedIn
            ? 'unauthenticated'
            : stands.length === 0
              ? 'hidden'
              : stands.some((relation) => relations.includes(relation))
                ? 'allowed'
                : 'forbidden';
          compare(`${name} as ${principal.name} for ${kase.name}`, wanted, told, unknown);
        }
      }
      expect(wrong.slice(before)).toEqual([]);
    },
    240_000,
  );
});

describe('routes of a desk', () => {
  const ofDesks = RULES.flatMap(([name, rule]) =>
    typeof rule === 'object' && 'desk' in rule ? [[name, rule.desk] as const] : [],
  );

  test.each(ofDesks)(
    '%s',
    async (name, roles) => {
      const before = wrong.length;
      for (const principal of principals) {
        const nowhere = (await ask(name, fill(pathOf(name), { desk: 'no-such-desk' }), principal)).bytes;
        for (const desk of [HERE, THERE, 'no-such-desk']) {
          const told = await ask(name, fill(pathOf(name), { desk }), principal);
          const wanted = !principal.isSignedIn
            ? 'unauthenticated'
            : desk === 'no-such-desk'
              ? 'hidden'
              : principal.desk === desk && principal.roles.some((role) => roles.includes(role))
                ? 'allowed'
                : 'forbidden';
          compare(`${name} as ${principal.name} at ${desk}`, wanted, told, nowhere);
        }
      }
      expect(wrong.slice(before)).toEqual([]);
    },
    120_000,
  );
});

describe('routes of nobody in particular', () => {
  /** These end the session they come with. */
  const ENDS_SESSION = new Set(['DELETE /session']);
  const others = RULES.filter(([name, rule]) => typeof rule === 'string' && !ENDS_SESSION.has(name));

  test.each(others)(
    '%s',
    async (name, rule) => {
      const before = wrong.length;
      for (const principal of principals) {
        const told = await ask(name, fill(pathOf(name), { desk: HERE }), principal);
        const wanted = rule === 'signed_in' && !principal.isSignedIn ? 'unauthenticated' : 'allowed';
        compare(`${name} as ${principal.name}`, wanted, told, null);
      }
      expect(wrong.slice(before)).toEqual([]);
    },
    60_000,
  );

  test.each([...ENDS_SESSION])('%s', async (name) => {
    for (const principal of principals.filter(({ isSignedIn }) => !isSignedIn)) {
      compare(`${name} as ${principal.name}`, 'unauthenticated', await ask(name, pathOf(name), principal), null);
    }
    expect(wrong).toEqual([]);
  });
});

test('every cell was looked at, and none is wrong', () => {
  expect(wrong).toEqual([]);
  const routesOf = (kind: 'case' | 'desk'): number =>
    RULES.filter(([, rule]) => typeof rule === 'object' && kind in rule).length;
  const open = RULES.filter(([, rule]) => typeof rule === 'string').length;
  const nobodies = principals.filter(({ isSignedIn }) => !isSignedIn).length;
  const wanted = principals.length * (routesOf('case') * cases.length + routesOf('desk') * 3 + open - 1) + nobodies;
  expect(cells).toBe(wanted);
  process.stdout.write(`access matrix: ${cells} cells, ${wrong.length} wrong\n`);
});
