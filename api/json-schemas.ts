import { z } from 'zod';
import { KEPT_TEXT } from '../domain/text.js';

/**
 * JSON Schemas of the zod schemas that validate, for the document. Whatever has an id becomes a named component; what
 * comes in is described as `body.ts` and the schema take it, what goes out without room for another property.
 */

export type Json = Readonly<Record<string, unknown>>;

const LOCAL = '#/$defs/';
export const COMPONENT = '#/components/schemas/';

/** For what a validating schema does after reading: a number in a query is a text until then. */
const documentedAs = new WeakMap<z.ZodType, Json>();
export function documented<T extends z.ZodType>(schema: T, as: Json): T {
  documentedAs.set(schema, as);
  return schema;
}

/** A text that may hold anything but what can't be kept; every other rule says more than that. */
const isBareText = (schema: Json): boolean =>
  schema['type'] === 'string' && !['enum', 'const', 'pattern', 'format'].some((key) => key in schema);

function describe(schema: Record<string, unknown>, zodSchema: z.core.$ZodTypes, io: 'input' | 'output'): void {
  const as = documentedAs.get(zodSchema as unknown as z.ZodType);
  if (as) {
    const { description, examples } = schema;
    for (const key of Object.keys(schema)) delete schema[key];
    Object.assign(schema, as, description !== undefined && { description }, examples !== undefined && { examples });
  }
  delete schema['id'];
  if (io === 'input' && isBareText(schema)) schema['pattern'] = KEPT_TEXT;
  const names = schema['propertyNames'] as Record<string, unknown> | undefined;
  if (io === 'input' && names && isBareText(names)) names['pattern'] = KEPT_TEXT;
  // Where the format says it, its regular expression says nothing more to who reads an answer.
  if (io === 'output' && 'format' in schema) delete schema['pattern'];
  // The bounds of a number in JavaScript are no rule of ours.
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
}

const withComponentRefs = (schema: unknown): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll(`"${LOCAL}`, `"${COMPONENT}`)) as Json;

/** Says which of the alternatives a value is, where they can be told apart by one property. */
function withDiscriminator(schema: Json, all: Readonly<Record<string, Json>>): Json {
  const alternatives = (schema['oneOf'] as readonly { readonly $ref?: string }[] | undefined) ?? [];
  const mapping: Record<string, string> = {};
  for (const { $ref = '' } of alternatives) {
    const properties = all[$ref.slice(COMPONENT.length)]?.['properties'] as Record<string, Json> | undefined;
    const kind = properties?.['kind']?.['const'];
    if (typeof kind !== 'string') return schema;
    mapping[kind] = $ref;
  }
  if (alternatives.length === 0) return schema;
  return { ...schema, discriminator: { propertyName: 'kind', mapping } };
}

/** The named schemas of a document, which grow as its operations are described. */
export class SchemaComponents {
  private readonly named = new Map<string, Json>();
  /** The schema of a problem alone stands in hundreds of answers. */
  private readonly known = { input: new Map<z.ZodType, Json>(), output: new Map<z.ZodType, Json>() };

  /** A schema as it stands in an operation: a reference where it has a name. */
  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const described = this.known[io].get(schema) ?? this.convert(schema, io);
    this.known[io].set(schema, described);
    return described;
  }

  private convert(schema: z.ZodType, io: 'input' | 'output'): Json {
    const converted = z.toJSONSchema(z.object({ it: schema }), {
      io,
      target: 'draft-2020-12',
      unrepresentable: 'any',
      override: ({ jsonSchema, zodSchema }) => describe(jsonSchema, zodSchema, io),
    });
    for (const [name, definition] of Object.entries(converted.$defs ?? {}))
      this.add(name, withComponentRefs(definition));
    return withComponentRefs(converted.properties?.['it']);
  }

  private add(name: string, definition: Json): void {
    const known = this.named.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(definition)) {
      throw new Error(`Two different schemas are named "${name}".`);
    }
    this.named.set(name, definition);
  }

  /** All of them, in the order of their names. */
  list(): Record<string, Json> {
    const sorted = Object.fromEntries([...this.named].sort(([a], [b]) => (a < b ? -1 : 1)));
    return Object.fromEntries(
      Object.entries(sorted).map(([name, schema]) => [name, withDiscriminator(schema, sorted)]),
    );
  }
}
