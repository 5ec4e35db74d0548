import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from '../../tools/client/schema.js';

/** The API as its document describes it. Nothing else in these pages speaks to a server. */

export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];
export type Words = Schemas['Words'];

/** The API said no, and why. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly status: number,
    /** Null: what came was no answer of the API, as from a proxy that stands in front of it. */
    readonly problem: Problem | null,
  ) {
    super(problem?.code ?? `status ${status}`);
  }

  get code(): Problem['code'] | null {
    return this.problem?.code ?? null;
  }
}

/** No answer came at all. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** What a page of ours sends with whatever changes something; no other site can know it. */
let csrfToken: string | null = null;
export const keepCsrfToken = (token: string | null): void => {
  csrfToken = token;
};

type Listener = () => void;
const signedOut = new Set<Listener>();
const signedInAnew = new Set<Listener>();
const listening =
  (listeners: Set<Listener>) =>
  (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
/** Told when the API no longer knows who asks. */
export const onSignedOut = listening(signedOut);
/** Told when the browser has another session than this page knows of: somebody signed in anew beside it. */
export const onSignedInAnew = listening(signedInAnew);

const identify: Middleware = {
  onRequest({ request }) {
    if (csrfToken !== null && request.method !== 'GET') request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
};

const client = createClient<paths>({ baseUrl: `${location.origin}/api` });
client.use(identify);

/** The operations, each typed by the document. */
export const api = client;

interface Told<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

const isProblem = (error: unknown): error is Problem => typeof error === 'object' && error !== null && 'code' in error;

/** What an operation answered; throws `Refused` or `Unreachable`. */
export async function answerOf<T>(asked: Promise<Told<T>>): Promise<T> {
  let told: Told<T>;
  try {
    told = await asked;
  } catch (error) {
    throw new Unreachable('no answer', { cause: error });
  }
  const { data, error, response } = told;
  if (response.ok) return data as T;
  const problem = isProblem(error) ? error : null;
  if (problem?.code === 'UNAUTHENTICATED') for (const listener of signedOut) listener();
  if (problem?.code === 'CROSS_SITE_REQUEST') for (const listener of signedInAnew) listener();
  throw new Refused(response.status, problem);
}
