/** What somebody takes away as a file, made in this browser. */

/** Letters and digits of any script, and what joins them: a name of a file on every system. */
const plainName = (name: string): string => name.normalize('NFKC').replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');

export function save(name: string, type: 'text/csv' | 'application/json', text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = plainName(name);
  link.click();
  URL.revokeObjectURL(address);
}
