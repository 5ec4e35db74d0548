import { format } from 'prettier';
import { z } from 'zod';
import { COMMAND_INPUTS, COMMAND_KINDS, type CommandKind } from '../../domain/commands.js';
import type { InputField, InputShape } from '../../domain/input-shapes.js';

/**
 * What each command takes, told from its schema in a form small enough for a page: pages draw their forms by it and leave
 * zod with the API.
 */

export const INPUTS_FILE = 'web/app/command-inputs.ts';

const HEAD = '// Made from the schemas of the commands by `npm run client`; a test tells when it is out of date.\n\n';

interface JsonSchema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly default?: unknown;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** Contents of a proposal have a form of their own. */
const CONTENT = 'content';

function shapeOf(schema: JsonSchema, defs: NonNullable<JsonSchema['$defs']>): InputShape {
  const { $ref, anyOf } = schema;
  if ($ref !== undefined) return shapeOf(defs[$ref.replace('#/$defs/', '')] ?? {}, defs);
  if (anyOf) return shapeOf(anyOf.find(({ type }) => type !== 'null') ?? {}, defs);
  if (schema.enum) return { type: 'choice', options: schema.enum };
  if (schema.type === 'boolean') return { type: 'yes_no' };
  if (schema.type === 'integer') return { type: 'number', least: schema.minimum ?? 0, most: schema.maximum ?? null };
  if (schema.type === 'array') {
    return { type: 'many', of: shapeOf(schema.items ?? {}, defs), atLeast: schema.minItems ?? 0 };
  }
  if (schema.properties) return { type: 'group', fields: fieldsOf(schema, defs) };
  if (schema.format === 'date') return { type: 'day' };
  // A text is a person's own words and never empty; whatever else is a string names something by its code or id.
  if (schema.type === 'string' && schema.minLength !== undefined) {
    return { type: 'text', longest: schema.maxLength ?? 0 };
  }
  if (schema.type === 'string') return { type: 'code' };
  return { type: 'content' };
}

const fieldsOf = (schema: JsonSchema, defs: NonNullable<JsonSchema['$defs']>): InputField[] =>
  Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    needed: schema.required?.includes(name) ?? false,
    shape: name === CONTENT ? { type: 'content' } : shapeOf(property, defs),
  }));

function inputOf(kind: CommandKind): InputField[] {
  const schema = z.toJSONSchema(COMMAND_INPUTS[kind], { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return fieldsOf(schema, schema.$defs ?? {});
}

export async function describeInputs(): Promise<string> {
  const inputs = Object.fromEntries(COMMAND_KINDS.map((kind) => [kind, inputOf(kind)]));
  const code = `import type { CommandKind } from '../../domain/commands.js';
import type { InputField } from '../../domain/input-shapes.js';

export const COMMAND_FIELDS: Readonly<Record<CommandKind, readonly InputField[]>> = ${JSON.stringify(inputs)};
`;
  return format(HEAD + code, { parser: 'typescript', singleQuote: true, printWidth: 120 });
}
