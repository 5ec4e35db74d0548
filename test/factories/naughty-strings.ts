import { createRequire } from 'node:module';

/** Texts that systems trip over: the Big List of Naughty Strings, and what Japanese desks and their enemies write. */

const BIG_LIST = createRequire(import.meta.url)('big-list-of-naughty-strings') as readonly string[];

/** Each must come back as it went in, wherever a text of its length is taken. */
const OURS: readonly string[] = [
  // Writing that normalisation, code units or a font's habits would change
  'か\u3099き\u3099 e\u0301 (NFD)',
  'がぎ é (NFC)',
  '葛\u{E0100}飾区と葛\u{E0101}城市 (IVS)',
  '𠮷野家 髙﨑 𩸽 彅',
  'ﾊﾝｶｸｶﾅ ﾊﾞﾋﾟ ﾞﾟ',
  '１２３ＡＢＣ　ｱｲｳ ㈱㍿№℡Ⅳ①',
  '⾏政 ⼈口 (Kangxi radicals)',
  '〜～ −－ ‖∥ ¥＼ ‾￣',
  '👩‍👩‍👧‍👦 🏳️‍🌈 👨🏽‍💻 🇯🇵',
  'ＡＢＣ\u200B\u200C\u200D\u2060\u00AD',
  '\u202Egnp.exe\u202C \u2066abc\u2069 \u200Fעברית\u200E',
  'Z̷̢̛̤̓a̸̡̯̎l̵̰̈́g̶̗̈o̴̻͝',
  'İstanbul ıI ß ẞ ﬀ ſ K Å',
  '\uFEFFbegins with a BOM',
  'line\u2028separator paragraph\u2029separator',
  'one\ntwo\r\nthree\rfour\ttab',
  '  blanks in front and behind  ',
  '　全角の空白　',
  'ends with a line\n',
  'non\uFFFEcharacters\uFFFF\u{1FFFF} and \uFFFD',
  '\u{10FFFF}\u{E000}',
  'あ'.repeat(99),
  // Commands to somebody else
  `Robert'); DROP TABLE proposals;--`,
  `' OR '1'='1' /*`,
  `1; SELECT pg_sleep(9)--`,
  `$1 $2 :desk @p1 ? ?? {0} %s %d %n %x %%`,
  `\\' \\" \\\\ \\u0000 \\x00 \\0 E'\\\\'`,
  `<script>alert(1)</script><img src=x onerror=alert(1)>`,
  `"><svg/onload=alert(1)>`,
  `javascript:alert(1)`,
  `{{7*7}} \${7*7} <%= 7*7 %> #{7*7} {%raw%}`,
  `\${jndi:ldap://127.0.0.1/x}`,
  `=cmd|' /C calc'!A0`,
  `+1+1`,
  `-2+3`,
  `@SUM(A1:A9)`,
  `\n{"level":60,"msg":"forged line"}`,
  `%0d%0aSet-Cookie: a=b`,
  `../../../../etc/passwd`,
  `$(id) \`id\` ; id | id && id`,
  `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`,
  // What looks like another value
  'null',
  'undefined',
  'NaN',
  'true',
  '0',
  '-0',
  '1e400',
  '9007199254740993',
  '[object Object]',
  '{"a":1}',
  '[]',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '2026-02-30',
  '00000000-0000-0000-0000-000000000000',
];

const PAST_C0 = [0x80, 0x85, 0x90, 0x9b, 0x9f];
const C0 = [1, 7, 8, 0x0b, 0x0c, 0x0e, 0x1b, 0x1f, 0x7f];

/** Each must be refused, with the name of its field. */
export const UNKEEPABLE: readonly string[] = [
  'a\u0000b',
  '\u0000',
  'a\uD800b',
  '\uDC00',
  '\uDE00\uD83D',
  'cut off \uD83D',
  ...[...C0, ...PAST_C0].map((code) => `a${String.fromCodePoint(code)}b`),
  '\u001b[2J\u001b[31mterminal',
  '\u009b2Jterminal',
  ...BIG_LIST.filter((text) => /[^\P{Cc}\t\n\r]/u.test(text)),
];

/** Each is a text that can be kept, unless a field has a reason of its own to refuse it: blank, or too long. */
export const KEEPABLE: { readonly ours: readonly string[]; readonly list: readonly string[] } = {
  ours: OURS,
  list: [...new Set(BIG_LIST)].filter((text) => !UNKEEPABLE.includes(text)),
};

/** At and beyond the length of a text field, counted in code points. */
export const longText = (codePoints: number): string => '𠮷'.repeat(codePoints);
