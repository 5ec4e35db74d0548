import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { PAGE_RULES } from '../../domain/route-access.js';
import type { OpenApiDocument, Operation } from '../../api/openapi.js';
import { describedRoutes } from '../../api/routes/index.js';

/**
 * Holds answers against the document: is the status declared for this operation, the content type, every property of
 * the body, every header that must be there? What the document does not say must not happen.
 */

export interface Asked {
  readonly method: string;
  readonly url: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly text: string;
}

interface ResponseObject {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, { readonly $ref: string }>>;
  readonly content?: Readonly<Record<string, unknown>>;
}

interface HeaderObject {
  readonly required: boolean;
}

const PREFIX = '/api';
const escape = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');
/** Node's own name for what it lets a program plug in as its default export or as its module. */
const addFormats = 'default' in formats ? formats.default : formats;

export class AnswerCheck {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly known = new Map<string, ValidateFunction>();

  constructor(private readonly document: OpenApiDocument = describedRoutes().document) {
    addFormats(this.ajv);
    this.ajv.addSchema(document, 'openapi');
  }

  /** What is wrong with a value, by the schema at this place of the document. */
  faultsOf(pointer: string, value: unknown): string[] {
    const validate = this.known.get(pointer) ?? this.ajv.compile({ $ref: `openapi#${encodeURI(pointer)}` });
    this.known.set(pointer, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`.trim(),
    );
  }

  /** Everything in which an answer differs from the document, in words; empty where it keeps to it. */
  check(asked: Asked, answered: Answered): string[] {
    const { pathname } = new URL(asked.url);
    if (!pathname.startsWith(`${PREFIX}/`)) return [];
    const place = pathname.slice(PREFIX.length);
    // Pages are no operations.
    if (Object.keys(PAGE_RULES).some((page) => place === page || place.startsWith(`${page}/`))) return [];
    const path = this.findPath(place);
    const operations = path === null ? undefined : this.document.paths[path];
    if (path === null || !operations) return this.checkProblem(answered, 404, 'NOT_FOUND');
    const method = asked.method.toLowerCase();
    const operation = operations[method];
    if (!operation) return this.checkOtherMethod(answered, Object.keys(operations));
    const faults = this.checkOperation(`/paths/${escape(path)}/${method}`, operation, answered);
    return faults.map((fault) => `${operation.operationId} ${answered.status}: ${fault}`);
  }

  private findPath(pathname: string): string | null {
    const given = pathname.split('/');
    const fits = (path: string): boolean => {
      const parts = path.split('/');
      return parts.length === given.length && parts.every((part, at) => part.startsWith('{') || part === given[at]);
    };
    return Object.keys(this.document.paths).find(fits) ?? null;
  }

  private checkOperation(place: string, operation: Operation, answered: Answered): string[] {
    const declared = operation.responses[answered.status] as ResponseObject | undefined;
    if (!declared) return [`status is not declared: ${answered.text.slice(0, 200)}`];
    const name = declared.$ref?.split('/').at(-1);
    const pointer = name === undefined ? `${place}/responses/${answered.status}` : `/components/responses/${name}`;
    const response = (name === undefined ? declared : this.document.components.responses[name]) as ResponseObject;
    return [...this.checkHeaders(response, answered), ...this.checkBody(pointer, response, answered)];
  }

  private checkHeaders(response: ResponseObject, { headers }: Answered): string[] {
    return Object.keys(response.headers ?? {}).flatMap((name) => {
      const header = this.document.components.headers[name] as HeaderObject;
      const value = headers.get(name);
      if (value === null) return header.required ? [`header ${name} is missing`] : [];
      return this.faultsOf(`/components/headers/${name}/schema`, value).map((fault) => `header ${name}: ${fault}`);
    });
  }

  private checkBody(pointer: string, response: ResponseObject, { headers, text }: Answered): string[] {
    const [type = ''] = (headers.get('content-type') ?? '').split(';');
    if (!response.content) return text === '' ? [] : ['a body that is not declared'];
    if (!Object.hasOwn(response.content, type)) return [`content type ${type} is not declared`];
    return this.faultsOf(`${pointer}/content/${escape(type)}/schema`, /[/+]json$/.test(type) ? JSON.parse(text) : text);
  }

  /** Refusals that belong to no operation. Wherever somebody asks, they may have asked too much. */
  private checkProblem(answered: Answered, status: number, code: string): string[] {
    const problem = JSON.parse(answered.text) as { readonly code?: unknown };
    const faults = this.faultsOf('/components/schemas/Problem', problem);
    if (answered.status === 429 && problem.code === 'TOO_MANY_REQUESTS') {
      return answered.headers.get('retry-after') !== null ? faults : [...faults, 'header Retry-After is missing'];
    }
    if (answered.status !== status || problem.code !== code) faults.push(`expected ${status} ${code}`);
    return faults;
  }

  private checkOtherMethod(answered: Answered, methods: readonly string[]): string[] {
    const allowed = methods.map((method) => method.toUpperCase()).join(', ');
    const faults = this.checkProblem(answered, 405, 'METHOD_NOT_ALLOWED');
    if (answered.status === 405 && answered.headers.get('allow') !== allowed) faults.push(`Allow is not ${allowed}`);
    return faults;
  }
}

export interface CheckedFetch {
  readonly fetch: typeof globalThis.fetch;
  /** Every difference found so far. */
  readonly differences: readonly string[];
}

/** `fetch` that looks at every answer of an API on its way, and throws where one differs from the document. */
export function checkedFetch(original: typeof globalThis.fetch, check: AnswerCheck): CheckedFetch {
  const differences: string[] = [];
  return {
    differences,
    fetch: async (input, init) => {
      const { method, url } = new Request(input instanceof Request ? input.clone() : input, init);
      const response = await original(input, init);
      const { status, headers } = response;
      const found = check.check({ method, url }, { status, headers, text: await response.clone().text() });
      differences.push(...found.map((difference) => `${method} ${url}: ${difference}`));
      if (found.length > 0) throw new Error(`The answer differs from the document:\n${found.join('\n')}`);
      return response;
    },
  };
}
