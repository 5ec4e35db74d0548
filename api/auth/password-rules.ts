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
  const isGuessable = new Set(signs).size < MIN_DIFFERENT || isSequence(text) || [...rest].length < MIN_PASSWORD / 2;
  return isGuessable ? 'PASSWORD_TOO_SIMPLE' : null;
}

/** Refuses a password that somebody would guess; `field` is where it stands in the request. */
export function requireGoodPassword(password: string, email: string, field: string): void {
  const code = faultOf(password, email);
  if (code !== null) throw new DomainError('INVALID_REQUEST', [{ field, code: code as FieldError['code'] }]);
}
