import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, isGrpcServiceError } from '@temporalio/client';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes.js';
import { withinDeadline } from './connection.js';
import { isInvalidArgument } from './failures.js';

/** gRPC's and Temporal's numbers: the packages with their names are not ours to import. */
const ALREADY_EXISTS = 6;
const REFUSALS: ReadonlySet<number> = new Set([
  3, // INVALID_ARGUMENT
  7, // PERMISSION_DENIED
  8, // RESOURCE_EXHAUSTED: no column is left for another attribute
  9, // FAILED_PRECONDITION
  12, // UNIMPLEMENTED
  16, // UNAUTHENTICATED
]);
const INDEXED_VALUE_TYPES = { KEYWORD: 2, DATETIME: 6 } as const;
const TYPE_NAMES = { KEYWORD: 'Keyword', DATETIME: 'Datetime' } as const;

/** A server takes some seconds until all its parts have read what was added. */
const KNOWN_WITHIN_MS = 20_000;
const LOOK_AGAIN_MS = 200;

const attributes = Object.values(SEARCH_ATTRIBUTES);

/** Whoever administers the namespace has to add what this process may not; the message says what and how. */
export class SearchAttributesMissingError extends Error {
  override readonly name = 'SearchAttributesMissingError';

  constructor(namespace: string) {
    const each = attributes.map(({ name, type }) => `--name ${name} --type ${TYPE_NAMES[type]}`).join(' ');
    super(
      `The Temporal namespace ${namespace} lacks search attributes that this process may not add itself, and no case ` +
        `goes on without them: let whoever administers the namespace run ` +
        `\`temporal operator search-attribute create --namespace ${namespace} ${each}\`, or add the same in Temporal Cloud.`,
    );
  }
}

/**
 * Sees to it that the namespace knows the search attributes of cases, and adds them where it does not. A case that set
 * an unknown one would hang, so no worker polls before. Safe to call by several processes at once.
 */
export async function ensureSearchAttributes(client: Client): Promise<void> {
  if (await areKnown(client)) return;
  await addSearchAttributes(client);
  const until = Date.now() + KNOWN_WITHIN_MS;
  while (!(await areKnown(client))) {
    if (Date.now() > until) throw new SearchAttributesMissingError(client.options.namespace);
    await sleep(LOOK_AGAIN_MS);
  }
}

/** Adds those that the namespace has not; when this returns, it may be some seconds until they are known everywhere. */
export async function addSearchAttributes(client: Client): Promise<void> {
  const { namespace } = client.options;
  try {
    await withinDeadline(client, () =>
      client.connection.operatorService.addSearchAttributes({
        namespace,
        searchAttributes: Object.fromEntries(attributes.map(({ name, type }) => [name, INDEXED_VALUE_TYPES[type]])),
      }),
    );
  } catch (error) {
    if (!isGrpcServiceError(error)) throw error;
    if (REFUSALS.has(error.code)) throw new SearchAttributesMissingError(namespace);
    // Another process added them in the same moment.
    if (Number(error.code) !== ALREADY_EXISTS) throw error;
  }
}

/** Asked by a search, which every Temporal answers; the lists of attributes are not open to everybody. */
async function areKnown(client: Client): Promise<boolean> {
  const { namespace } = client.options;
  // Of no case at all, so that it costs the same whatever there is.
  const query = ["WorkflowId = 'none'", ...attributes.map(({ name }) => `${name} is null`)].join(' and ');
  try {
    await withinDeadline(client, () => client.workflowService.countWorkflowExecutions({ namespace, query }));
    return true;
  } catch (error) {
    if (isInvalidArgument(error)) return false;
    throw error;
  }
}
