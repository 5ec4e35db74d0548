import { dictionary } from '@zxcvbn-ts/language-common';
import type { FieldError } from '../../domain/errors.js';
import { DomainError } from '../../domain/errors.js';

/**
 * What a password has to be: long, and not easily guessed. No mixture of signs is asked for, and it is never to be changed
 * for its age: both make people choose worse ones.
 */

export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 200;
/** Fewer different signs than this are a pattern, as in aaaaaaaaaaaa or 121212121212. */
const MIN_DIFFERENT = 6;
const SEQUENCES = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm', 'qwertyuiop@['];

/** 49,000 passwords that leaked most often (NIST SP 800-63B, 3.1.1.2). Shorter ones are syllables of good phrases too. */
const COMMON: ReadonlySet<string> = new Set(dictionary.passwords.filter((password) => password.length >= 6));
const LONGEST_COMMON = Math.max(...[...COMMON].map((password) => password.length));

/** What is left of a text without the common passwords in it: two of them in a row are no better than one. */
function withoutCommon(text: string): string {
  let left = '';
  for (let at = 0; at < text.length;) {
    let length = Math.min(LONGEST_COMMON, text.length - at);
    while (length >= 6 && !COMMON.has(text.slice(at, at + length))) length -= 1;
    if (length < 6) left += text.charAt(at);
    at += length < 6 ? 1 : length;
  }
  return left;
}

const isSequence = (text: string): boolean =>
  SEQUENCES.some((signs) => signs.includes(text) || [...signs].reverse().join('').includes(text));

function faultOf(password: string, email: string): string | null {
  const text = password.normalize('NFKC').toLowerCase();
  const signs = [...text];
  if (signs.length < MIN_PASSWORD) return 'PASSWORD_TOO_SHORT';
  const [name = '', host = ''] = email.toLowerCase().split('@');
  const parts = [name, ...host.split('.')].filter((word) => word.length >= 3);
  const known = [`${name}@${host}`, ...parts, 'password', 'kyoso', 'パスワード', '共創'];
  // What is left when everything is taken away that a stranger would try first.
  const rest = known.reduce((left, word) => left.replaceAll(word, ''), text);
  const isGuessable =
    new Set(signs).size < MIN_DIFFERENT || isSequence(text) || [...withoutCommon(rest)].length < MIN_PASSWORD / 2;
  return isGuessable ? 'PASSWORD_TOO_SIMPLE' : null;
}

/** Refuses a password that somebody would guess; `field` is where it stands in the request. */
export function requireGoodPassword(password: string, email: string, field: string): void {
  const code = faultOf(password, email);
  if (code !== null) throw new DomainError('INVALID_REQUEST', [{ field, code: code as FieldError['code'] }]);
}
