import { expect, test } from '@jest/globals';
import { toCsv } from '../../../web/parts/csv.js';

test('a file that Japanese Excel opens: its mark, its line ends, every cell in quotes', () => {
  expect(
    toCsv([
      ['受付番号', '件名'],
      ['R8-0001', 'a "b", c\nd'],
    ]),
  ).toBe('\uFEFF"受付番号","件名"\r\n"R8-0001","a ""b"", c\nd"\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1+1', '＠x'])(
  'what a spreadsheet would take for a formula is text: %j',
  (text) => expect(toCsv([[text]])).toBe(`\uFEFF"'${text}"\r\n`),
);

test.each(['令和8年度', 'a=b', '1-2', ''])('everything else stays as it is: %j', (text) =>
  expect(toCsv([[text]])).toBe(`\uFEFF"${text}"\r\n`),
);
