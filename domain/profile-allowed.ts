import { z } from 'zod';
import { profileSchema } from './profile.js';

/** What the schema of a profile takes at a path, in words: the same schema that reads the file, seen as data. */

type Path = readonly (string | number)[];
type JsonSchema = z.core.JSONSchema.BaseSchema;

const SHAPE: JsonSchema = z.toJSONSchema(profileSchema, { io: 'input' });

const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isSchema = (schema: unknown): schema is JsonSchema => isGroup(schema) && !Array.isArray(schema);

export const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (isGroup(value) && Object.hasOwn(value, step) ? value[step] : undefined), data);

/** A schema that takes one of several kinds of values, kind by kind; null where it takes only one. */
function variantsOf({ anyOf, oneOf, type, ...rest }: JsonSchema): JsonSchema[] | null {
  const variants = (anyOf ?? oneOf)?.filter(isSchema);
  if (variants !== undefined) return variants;
  return Array.isArray(type) ? type.map((each: JsonSchema['type']) => ({ ...rest, type: each })) : null;
}

/** The schemas that a value could be meant for: where variants differ by a fixed value, the one that it names. */
function variantsFor(schema: JsonSchema, value: unknown): JsonSchema[] {
  const variants = variantsOf(schema);
  if (variants === null) return [schema];
  const named = variants.filter((variant) =>
    Object.entries(variant.properties ?? {}).some(
      ([key, property]) =>
        isSchema(property) && property.const !== undefined && property.const === valueAt(value, [key]),
    ),
  );
  return (named.length > 0 ? named : variants).flatMap((variant) => variantsFor(variant, value));
}

function schemasAt(path: Path, data: unknown): JsonSchema[] {
  let schemas = [SHAPE];
  path.forEach((step, index) => {
    const value = valueAt(data, path.slice(0, index));
    schemas = schemas
      .flatMap((schema) => variantsFor(schema, value))
      .flatMap((schema) => {
        const inner =
          typeof step === 'number' ? schema.items : (schema.properties?.[step] ?? schema.additionalProperties);
        return isSchema(inner) ? [inner] : [];
      });
  });
  return schemas;
}

/** The keys of the group at a path. */
export function keysAllowedAt(path: Path, data: unknown): string[] {
  const variants = schemasAt(path, data).flatMap((schema) => variantsFor(schema, valueAt(data, path)));
  return [...new Set(variants.flatMap(keysOf))];
}

function keysOf({ properties, propertyNames }: JsonSchema): string[] {
  if (isSchema(propertyNames)) return (propertyNames.enum ?? []).map(String);
  // Found from the comments of a file, never written into it.
  return Object.keys(properties ?? {}).filter((key) => key !== 'defaults');
}

/** Every value that may stand at a path. */
export const allowedAt = (path: Path, data: unknown): string =>
  [...new Set(schemasAt(path, data).map(inWords))].join(', ');

/** Whether a text may stand at a path, whatever it says. */
export const takesText = (path: Path, data: unknown): boolean =>
  schemasAt(path, data)
    .flatMap((schema) => variantsFor(schema, undefined))
    .some((schema) => schema.type === 'string' && schema.enum === undefined && schema.const === undefined);

function inWords(schema: JsonSchema): string {
  // What zod checks by a pattern or by code is said where it is checked (profile-parts.ts).
  const { allowed } = schema as { readonly allowed?: unknown };
  if (typeof allowed === 'string') return allowed;
  const variants = variantsOf(schema);
  if (variants !== null) {
    const groups = variants.filter((variant) => variant.type === 'object');
    // Which keys a group has can depend on one of them: as a whole it is told by all that it can have.
    const first = groups.length > 1 ? [groupInWords([...new Set(groups.flatMap(keysOf))])] : groups.map(inWords);
    const others = variants.filter((variant) => variant.type !== 'object').map(inWords);
    return [...new Set([...first, ...others])].join(', ');
  }
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum !== undefined) return schema.enum.join(', ');
  switch (schema.type) {
    case 'string':
      return stringInWords(schema);
    case 'integer':
      return numberInWords(schema);
    case 'boolean':
      return 'true, false';
    case 'null':
      return 'null';
    case 'array':
      return listInWords(schema);
    default:
      return isSchema(schema.propertyNames)
        ? `a group with any of the keys ${keysOf(schema).join(', ')}`
        : groupInWords(keysOf(schema));
  }
}

const groupInWords = (keys: readonly string[]): string => `a group with the keys ${keys.join(', ')}`;

function stringInWords({ format }: JsonSchema): string {
  if (format === 'email') return 'an e-mail address';
  return format === 'date' ? "a day that exists, as in '2026-04-01'" : 'a text';
}

function numberInWords({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: JsonSchema): string {
  return `a whole number from ${minimum}${maximum < Number.MAX_SAFE_INTEGER ? ` to ${maximum}` : ''}`;
}

function listInWords({ items, minItems = 0, maxItems }: JsonSchema): string {
  const each = isSchema(items) ? inWords(items) : 'any value';
  if (minItems === maxItems) return `a list of exactly ${minItems}, each ${each}`;
  if (maxItems !== undefined) return `a list of ${minItems} to ${maxItems}, each ${each}`;
  return `a list of ${minItems > 0 ? `at least ${minItems}` : 'any number'}, each ${each}`;
}
