/** A table as a file for a spreadsheet: opened by a double click in Japanese Excel, and without anything that it would run. */

/** What a spreadsheet takes for a formula: such a cell is given as text, by the apostrophe that spreadsheets hide. */
const FORMULA = /^[\s\uFEFF]*[=+\-@\t\r＝＋－＠]/u;

const cell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** With the mark by which Excel knows UTF-8, and the line ends that it expects. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
