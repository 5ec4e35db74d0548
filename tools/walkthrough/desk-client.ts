import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import createClient, { type Client, type Middleware } from 'openapi-fetch';
import { fetchFromAny } from '../client/any-address.js';
import type { components, paths } from '../client/schema.js';

/** The public HTTP API as the walkthrough uses it: nothing else of the system is reached for. */

export interface TrialAccount {
  readonly desk: string;
  readonly role: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
}

type Schemas = components['schemas'];
export type CaseView = Schemas['Proposal'];
export type CaseAudit = Schemas['CaseAudit'];
export type ChallengeView = Schemas['Challenge'];
export type CommandAnswer = Schemas['CommandState'];
export type CommandKind = Schemas['CommandKind'];
export type CommandRequest = Schemas['CommandRequest'];
export type DeskProfile = Schemas['Desk'];
export type NewChallenge = Schemas['NewChallenge'];
export type NewDraft = Schemas['NewDraft'];
export type TimelineEntry = Schemas['TimelineEntry'];

type Inputs = { [R in CommandRequest as R['kind']]: NonNullable<R['input']> };
/** What a command of this kind says. */
export type InputOf<K extends CommandKind> = Inputs[K];
/** What goes round the input: on whose behalf, when it happened, on which version it was decided. */
export type Envelope = Partial<Omit<CommandRequest, 'kind' | 'input'>>;

export type FieldFault = Schemas['FieldError'];

/** An answer outside 2xx, with what the problem document says. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly errors: readonly FieldFault[],
    what: string,
  ) {
    super(`${what} ${JSON.stringify(errors)}: ${status} ${code}`);
  }
}

/** Every refusal has a problem document; the page of a proxy before it has none. */
const refuse: Middleware = {
  onResponse: async ({ request, response, schemaPath }) => {
    if (response.ok) return;
    const { code = '?', errors = [] } = (await response.json().catch(() => ({}))) as Partial<Schemas['Problem']>;
    throw new Refused(response.status, code, errors, `${request.method} ${schemaPath}`);
  },
};

interface Told<T> {
  readonly data?: T;
  readonly response: Response;
}

/** The body of an answer; a refusal was thrown before. */
async function told<T>(answer: Promise<Told<T>>): Promise<T> {
  const { data, response } = await answer;
  if (data === undefined) throw new Error(`the answer ${response.status} has no body`);
  return data;
}

const SETTLED_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 500;

interface GiveOptions {
  readonly respondAsync?: boolean;
  /** It stays the same however often the command is sent: whichever address takes it first, it is one. Null: none. */
  readonly key?: string | null;
}

export class DeskClient {
  /** The API as its document describes it, for what has no method here. */
  readonly api: Client<paths>;

  /** One address, or several of the same API: the next one is asked where one does not answer. */
  constructor(address: string, token: string | null) {
    const addresses = addressesOf(address);
    this.api = createClient<paths>({
      baseUrl: `${addresses[0]}/api`,
      fetch: fetchFromAny(addresses),
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
    });
    this.api.use(refuse);
  }

  /** The guideline of a desk: the one of today, or an earlier version that a case keeps. */
  profile(desk: string, version?: number): Promise<DeskProfile> {
    const query = version === undefined ? {} : { version };
    return told(this.api.GET('/desks/{desk}', { params: { path: { desk }, query } }));
  }

  /** The desks of this installation. */
  async desks(): Promise<readonly string[]> {
    const { desks } = await told(this.api.GET('/desks'));
    return desks.map(({ id }) => id);
  }

  /** For which departments of this desk the person acts. */
  async departmentsOfMine(desk: string): Promise<readonly string[]> {
    const { people } = await told(this.api.GET('/session'));
    return people.filter((person) => person.desk === desk).flatMap((person) => person.departmentIds);
  }

  /** Writes the content of a draft anew. */
  saveDraft(id: string, content: NonNullable<NewDraft['content']>): Promise<CaseView> {
    return told(this.api.PUT('/proposals/{id}/draft', { params: { path: { id } }, body: { content } }));
  }

  departments(desk: string): Promise<Schemas['DepartmentList']> {
    return told(this.api.GET('/desks/{desk}/departments', { params: { path: { desk } } }));
  }

  postChallenge(desk: string, body: NewChallenge): Promise<ChallengeView> {
    return told(this.api.POST('/desks/{desk}/challenges', { params: { path: { desk } }, body }));
  }

  /** The key stays the same however often it is sent: whichever address takes it first, it is one draft. */
  createDraft(desk: string, body: NewDraft): Promise<Schemas['Draft']> {
    const params = { path: { desk }, header: { 'Idempotency-Key': randomUUID() } };
    return told(this.api.POST('/desks/{desk}/proposals', { params, body }));
  }

  proposal(id: string): Promise<CaseView> {
    return told(this.api.GET('/proposals/{id}', { params: { path: { id } } }));
  }

  async timeline(id: string): Promise<readonly TimelineEntry[]> {
    const { entries } = await told(this.api.GET('/proposals/{id}/timeline', { params: { path: { id } } }));
    return entries;
  }

  /** What the rules on the kind of agreement propose for so many fields and initiatives. */
  agreementKinds(id: string, policyFields: readonly string[], initiatives?: number): Promise<Schemas['KindChoice']> {
    const query = { policyFields: policyFields.join(','), ...(initiatives !== undefined && { initiatives }) };
    return told(this.api.GET('/proposals/{id}/agreement-kinds', { params: { path: { id }, query } }));
  }

  audit(id: string): Promise<CaseAudit> {
    return told(this.api.GET('/audit/proposals/{id}/history', { params: { path: { id } } }));
  }

  commandState(id: string, commandId: string): Promise<CommandAnswer> {
    return told(this.api.GET('/proposals/{id}/commands/{commandId}', { params: { path: { id, commandId } } }));
  }

  /** Gives a command; the answer may be that it was received. `respondAsync` does not even wait for more. */
  give(id: string, body: CommandRequest, options: GiveOptions = {}): Promise<CommandAnswer> {
    return told(this.send(id, body, options));
  }

  /** Gives a command and waits until it was settled, beyond the API's own wait where that is too short. */
  async command<K extends CommandKind>(
    id: string,
    kind: K,
    input?: InputOf<K>,
    envelope: Envelope = {},
  ): Promise<CommandAnswer> {
    const { data, response } = await this.send(id, requestOf(kind, input, envelope));
    let answer = await told(Promise.resolve({ data, response }));
    // Where the Location of a 202 leads.
    const commandId = response.headers.get('location')?.split('/').at(-1) ?? answer.commandId;
    const until = performance.now() + SETTLED_WITHIN_MS;
    while (answer.status === 'received' && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
      answer = await this.commandState(id, commandId);
    }
    const { status, problem } = answer;
    if (problem) throw new Refused(problem.status, problem.code, problem.errors ?? [], kind);
    if (status !== 'settled') throw new Error(`${kind} was not settled within ${SETTLED_WITHIN_MS / 1000} s`);
    return answer;
  }

  private send(id: string, body: CommandRequest, options: GiveOptions = {}): Promise<Told<CommandAnswer>> {
    const { respondAsync = false, key = randomUUID() } = options;
    const header = {
      ...(key !== null && { 'Idempotency-Key': key }),
      ...(respondAsync && { Prefer: 'respond-async' }),
    };
    return this.api.POST('/proposals/{id}/commands', { params: { path: { id }, header }, body });
  }
}

/** TypeScript does not follow that a kind and the input of the same kind make one of the requests. */
export const requestOf = <K extends CommandKind>(
  kind: K,
  input: InputOf<K> | undefined,
  envelope: Envelope = {},
): CommandRequest => ({ ...envelope, kind, ...(input && { input }) }) as CommandRequest;

const addressesOf = (list: string): string[] => list.split(',').map((address) => address.trim().replace(/\/+$/, ''));

export interface Desk {
  readonly id: string;
  readonly address: string;
  /** Trial accounts of people who act for a department: the first part of each address. */
  readonly officers: readonly string[];
  /** The client of the first trial account in a role, or of the one whose e-mail begins so. */
  as(role: string): DeskClient;
  /** Where the story is told. */
  tell(line: string): void;
}

/** The trial accounts of a desk that act for a department. */
export const officersAmong = (accounts: readonly TrialAccount[], desk: string): readonly string[] =>
  accounts
    .filter((account) => account.desk === desk && account.role === 'officer')
    .map(({ email }) => email.slice(0, email.indexOf('@')));

/** A desk that this installation does not have: a sentence for whoever asked for it. */
export class NoSuchDesk extends Error {}

/**
 * Finds the running instance and its trial accounts in KYOSO_HOME. KYOSO_API_URL names another one, or several
 * addresses of one with commas between them.
 */
export async function findDesk(id: string | undefined, home: string): Promise<Desk> {
  const address = process.env['KYOSO_API_URL'] ?? (await readAddress(home));
  const desks = await new DeskClient(address, null).desks();
  if (id === undefined || !desks.includes(id)) {
    const fault = id === undefined ? 'Say which desk' : `There is no desk "${id}" here`;
    throw new NoSuchDesk(`${fault}: npm run walkthrough -- ${desks.join('|')}`);
  }
  const file = process.env['KYOSO_TRIAL_ACCOUNTS_FILE'] ?? join(home, 'trial-accounts.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`The trial accounts in ${file} could not be read (${error.code ?? error.message}).`);
  });
  const accounts = (JSON.parse(text) as TrialAccount[]).filter(({ desk }) => desk === id);
  if (accounts.length === 0) throw new Error(`There are no trial accounts of the desk "${id}" in ${file}.`);
  return {
    id,
    address,
    officers: officersAmong(accounts, id),
    tell: (line) => console.log(line),
    as(role) {
      const account =
        accounts.find((candidate) => candidate.email.startsWith(`${role}@`)) ??
        accounts.find((candidate) => candidate.role === role);
      if (!account) throw new Error(`There is no trial account "${role}" of the desk "${id}".`);
      return new DeskClient(address, account.token);
    },
  };
}

async function readAddress(home: string): Promise<string> {
  const text = await readFile(join(home, 'run.json'), 'utf8').catch(() => null);
  const api = text === null ? undefined : (JSON.parse(text) as { api?: { address: string } }).api;
  if (!api) throw new Error(`Nothing is running in ${home}: start it with "npm start" in another terminal.`);
  return api.address.startsWith('http') ? api.address : `http://${api.address}`;
}
