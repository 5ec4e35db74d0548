/** Finds every place of a request where a text may stand, from the OpenAPI document: a new field is found by itself. */

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

export interface Parameter {
  readonly in: string;
  readonly name: string;
}

export interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: JsonSchema } } };
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

export type Path = readonly (string | number)[];

export interface Sample {
  /** A body with every field filled. */
  readonly body: unknown;
  /** Where a text stands that nobody has listed. */
  readonly texts: readonly Path[];
  /** Where one of a list, a number or a yes or no stands. */
  readonly closed: readonly Path[];
}

/** What stands in a text field before something else is put there. */
export const PLAIN = 'ふつうの文';

const resolve = (document: ApiDocument, schema: JsonSchema): JsonSchema =>
  schema.$ref === undefined
    ? schema
    : resolve(document, document.components.schemas[schema.$ref.split('/').at(-1)!] ?? {});

const typeOf = ({ type }: JsonSchema): string | undefined =>
  typeof type === 'string' ? type : type?.find((name) => name !== 'null');

const join = (samples: readonly Sample[], body: unknown): Sample => ({
  body,
  texts: samples.flatMap((sample) => sample.texts),
  closed: samples.flatMap((sample) => sample.closed),
});

/** A body with every optional field present, and the places of its leaves. */
export function sampleOf(document: ApiDocument, given: JsonSchema, path: Path = []): Sample {
  const schema = resolve(document, given);
  const closed = (body: unknown): Sample => ({ body, texts: [], closed: [path] });
  if (schema.const !== undefined) return closed(schema.const);
  if (schema.enum) return closed(schema.enum[0]);
  const choice = (schema.anyOf ?? schema.oneOf)?.find((one) => resolve(document, one).type !== 'null');
  if (choice) return sampleOf(document, choice, path);
  const [only] = schema.allOf ?? [];
  if (only && !schema.properties) return sampleOf(document, only, path);
  switch (typeOf(schema)) {
    case 'object': {
      const parts = Object.entries(schema.properties ?? {}).map(
        ([key, inner]) => [key, sampleOf(document, inner, [...path, key])] as const,
      );
      const body = Object.fromEntries(parts.map(([key, part]) => [key, part.body]));
      return join(
        parts.map(([, part]) => part),
        body,
      );
    }
    case 'array': {
      const items = Array.from({ length: Math.max(1, schema.minItems ?? 0) }, (_none, index) =>
        sampleOf(document, schema.items ?? {}, [...path, index]),
      );
      return join(
        items,
        items.map((item) => item.body),
      );
    }
    case 'string':
      return { body: PLAIN, texts: [path], closed: [] };
    case 'boolean':
      return closed(false);
    case 'integer':
    case 'number':
      return closed(schema.minimum ?? 0);
    default:
      return { body: {}, texts: [], closed: [] };
  }
}

/** The alternatives of a body, by the one value that their `kind` may have. */
export function byKind(document: ApiDocument, given: JsonSchema): ReadonlyMap<string, JsonSchema> {
  const schema = resolve(document, given);
  const kinds = (schema.anyOf ?? schema.oneOf ?? []).map((one) => {
    const kind = resolve(document, one).properties?.['kind'];
    return [String(kind?.const ?? kind?.enum?.[0]), one] as const;
  });
  return new Map(kinds);
}

export const schemaOfBody = (document: ApiDocument, method: string, path: string): JsonSchema => {
  const schema = document.paths[path]?.[method]?.requestBody?.content['application/json'].schema;
  if (!schema) throw new Error(`${method} ${path} has no body in the document`);
  return schema;
};

export const dotted = (path: Path): string => path.join('.');

export const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], value);

/** The same body with one value put elsewhere, or taken away where it is undefined. */
export function put<T>(value: T, path: Path, given: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return given as T;
  if (Array.isArray(value)) {
    const copy = [...(value as unknown[])];
    copy[key as number] = put(copy[key as number], rest, given);
    return copy as T;
  }
  const { [key]: old, ...others } = value as Record<string | number, unknown>;
  const inner = put(old, rest, given);
  return (inner === undefined ? others : { ...others, [key]: inner }) as T;
}
