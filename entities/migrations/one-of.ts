/**
 * The condition that a column holds one of the codes of a list. Built from the list that zod and the workflow use, so
 * that they can't differ on a new database. A release that adds a code needs a migration that drops the constraint and
 * adds it again with this function: on existing databases this one has already run.
 */
export const oneOf = (column: string, codes: readonly string[]): string =>
  `${column} in (${codes.map((code) => `'${code.replaceAll("'", "''")}'`).join(', ')})`;
