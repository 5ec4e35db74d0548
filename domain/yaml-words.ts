import type { ErrorCode } from 'yaml';

/** Told at the mark itself: the parser finds it missing at the end of the file. */
export const UNCLOSED_QUOTE = 'a quotation mark is not closed; allowed: one at the end of the text, of the same kind';

/**
 * What is wrong with a text that is no YAML, in the words of somebody who writes a profile: the parser speaks of tokens,
 * scalars and mappings. Each says what is allowed instead.
 */
export const YAML_WORDS: Readonly<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'a tab stands at the head of the line; allowed: spaces',
  BAD_INDENT:
    'the line does not begin in the column of its neighbours, or a bracket before it is still open; allowed: the keys of a group in one column, each [ and { closed on or under its line',
  BLOCK_AS_IMPLICIT_KEY:
    'a second colon on the line, or a line that stands too far to the right; allowed: one key and its value, a text that holds ": " between quotes',
  MULTILINE_IMPLICIT_KEY: 'no key stands here; allowed: "key: value", with a space after the colon',
  MISSING_CHAR:
    'something is not finished here: a list or a key without its colon; allowed: "key: value", a comma between the items of a list',
  BAD_DQ_ESCAPE:
    'a backslash between double quotes, with a letter that means nothing; allowed: two backslashes, or single quotes around the text',
  BAD_SCALAR_START: 'a text cannot begin with this character; allowed: the whole text between quotes',
  UNEXPECTED_TOKEN:
    'this does not belong to the value before it; allowed: one value, a text with quotes or brackets in it between quotes',
  DUPLICATE_KEY: 'stands here twice; allowed: each key once',
  MULTIPLE_DOCS: 'a second profile begins here (--- or ...); allowed: one in a file',
  TAG_RESOLVE_FAILED: 'a word that begins with ! is not a text; allowed: the whole text between quotes',
  BAD_COLLECTION_TYPE: 'a word that begins with ! is not a text; allowed: the whole text between quotes',
  MULTIPLE_TAGS: 'a word that begins with ! is not a text; allowed: the whole text between quotes',
  NON_STRING_KEY: 'a list or a group cannot be a key; allowed: a word',
  KEY_OVER_1024_CHARS: 'the key is too long; allowed: a word',
  BLOCK_IN_FLOW: 'a list or group over several lines stands within brackets; allowed: brackets within brackets',
  MULTIPLE_ANCHORS: 'two names that begin with & stand before one value; allowed: one',
  ALIAS_PROPS: 'a name that begins with & or ! stands before a *name; allowed: the *name alone',
  BAD_ALIAS: 'a name that begins with & or * is not finished; allowed: a name of letters and digits',
  BAD_PROP_ORDER: 'a name that begins with & or ! stands in the wrong place; allowed: directly before its value',
  BAD_DIRECTIVE: 'a line that begins with % means nothing here; allowed: no such line',
  RESOURCE_EXHAUSTION: 'nested too deeply; allowed: what a person can read',
  IMPOSSIBLE: 'this cannot be read; allowed: "key: value" on each line',
};
