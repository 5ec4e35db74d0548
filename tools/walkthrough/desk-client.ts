import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchFromAny } from '../client/any-address.js';

/** The public HTTP API as the walkthrough uses it: nothing else of the system is reached for. */

export interface TrialAccount {
  readonly desk: string;
  readonly role: string;
  readonly email: string;
  readonly token: string;
}

export interface TimelineEntry {
  readonly number: number | null;
  readonly commandId: string | null;
  readonly kind: string;
  readonly status: string | null;
  readonly at: string;
  readonly actor: { readonly name?: string; readonly side?: string } | null;
  readonly stage: string | null;
  readonly outcome: string | null;
}

export interface CaseView {
  readonly id: string;
  readonly referenceNumber: string | null;
  readonly stage: string;
  readonly stageLabel: { readonly ja: string; readonly en: string };
  readonly outcome: string | null;
  readonly closed: boolean;
  readonly version: number;
  readonly ball: { readonly holder: string; readonly until: string | null } | null;
  readonly actions: readonly { readonly kind: string }[];
}

export interface CommandAnswer {
  readonly commandId: string;
  readonly number: number;
  readonly status: 'received' | 'settled' | 'refused';
}

/** An answer outside 2xx, with what the problem document says. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    what: string,
  ) {
    super(`${what}: ${status} ${code}`);
  }
}

export class DeskClient {
  private readonly send: (request: Request) => Promise<Response>;

  /** One address, or several of the same API: the next one is asked where one does not answer. */
  constructor(
    private readonly address: string,
    private readonly token: string | null,
  ) {
    this.send = fetchFromAny(addressesOf(address));
  }

  get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  post<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
    return this.call<T>('POST', path, body, headers);
  }

  /** Gives a command and waits until it was settled, beyond the API's own wait where that is too short. */
  async command(proposalId: string, kind: string, input: object = {}, envelope: object = {}): Promise<CommandAnswer> {
    const path = `/proposals/${proposalId}/commands`;
    // The key stays the same however often it is sent: whichever address takes it first, it is one command.
    const headers = { 'idempotency-key': randomUUID() };
    let answer = await this.post<CommandAnswer>(path, { kind, input, ...envelope }, headers);
    for (let tries = 0; answer.status === 'received' && tries < 120; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      answer = await this.get<CommandAnswer>(`${path}/${answer.commandId}`);
    }
    if (answer.status !== 'settled') throw new Error(`${kind} was not settled: ${JSON.stringify(answer)}`);
    return answer;
  }

  private async call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const request = new Request(`${addressesOf(this.address)[0]}/api${path}`, {
      method,
      headers: {
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const response = await this.send(request);
    const answer = await response.json();
    if (!response.ok) {
      const { code = '?', errors } = answer as { code?: string; errors?: unknown };
      throw new Refused(response.status, code, `${method} ${path} ${errors ? JSON.stringify(errors) : ''}`);
    }
    return answer as T;
  }
}

const addressesOf = (list: string): string[] => list.split(',').map((address) => address.trim().replace(/\/+$/, ''));

export interface Desk {
  readonly id: string;
  readonly address: string;
  /** The client of the first trial account in a role, or of the one whose e-mail begins so. */
  as(role: string): DeskClient;
  /** Where the story is told. */
  tell(line: string): void;
}

/**
 * Finds the running instance and its trial accounts in KYOSO_HOME. KYOSO_API_URL names another one, or several
 * addresses of one with commas between them.
 */
export async function findDesk(id: string, home: string): Promise<Desk> {
  const address = process.env['KYOSO_API_URL'] ?? (await readAddress(home));
  const file = process.env['KYOSO_TRIAL_ACCOUNTS_FILE'] ?? join(home, 'trial-accounts.json');
  const accounts = (JSON.parse(await readFile(file, 'utf8')) as TrialAccount[]).filter(({ desk }) => desk === id);
  if (accounts.length === 0) throw new Error(`There are no trial accounts of the desk "${id}" in ${file}.`);
  return {
    id,
    address,
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
