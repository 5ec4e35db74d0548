import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { format } from 'prettier';
import { describedRoutes } from '../../api/routes/index.js';

/** The types that the client is written with, made from the document that the API serves. */

export const SCHEMA_FILE = 'tools/client/schema.d.ts';

const HEAD = '// Made from the OpenAPI document by `npm run client`; a test tells when it is out of date.\n\n';

export async function describeTypes(): Promise<string> {
  const { document } = describedRoutes();
  // What a request leaves out is filled in by the server: a default makes nothing necessary.
  const nodes = await openapiTS(JSON.parse(JSON.stringify(document)) as OpenAPI3, { defaultNonNullable: false });
  const style = { parser: 'typescript', singleQuote: true, printWidth: 120 } as const;
  return format(HEAD + astToString(nodes), style);
}
