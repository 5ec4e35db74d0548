import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { DomainError, type FieldError } from '../domain/errors.js';
import { textFault } from '../domain/text.js';
import { findRepeatedKey } from './json-text.js';

/** What is checked of a request before any schema looks at it. */

const MAX_BYTES = '1mb';
const MAX_DEPTH = 20;
/** More than any form has; each is a step of every walk through a body. */
const MAX_VALUES = 10_000;
/** One answer need not list a million faults. */
const MAX_FAULTS = 50;

const hasBody = ({ headers }: { headers: Record<string, string | string[] | undefined> }): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** `application/json`, in UTF-8: what JSON is exchanged in (RFC 8259). */
function isJson(contentType: string | undefined): boolean {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  if (type !== 'application/json') return false;
  return parameters.every((parameter) => !parameter.startsWith('charset=') || /^charset="?utf-8"?$/.test(parameter));
}

const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  if (hasBody(request) && !isJson(request.headers['content-type'])) {
    throw new DomainError('UNSUPPORTED_CONTENT_TYPE', [{ field: 'content-type', code: 'UNSUPPORTED_CONTENT_TYPE' }]);
  }
  next();
};

const readBytes = express.raw({ limit: MAX_BYTES, type: () => true });

const malformed = (): DomainError => new DomainError('MALFORMED_BODY', [{ field: 'body', code: 'MALFORMED_BODY' }]);

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}

/** The value that a body says, and nothing that it only seems to say. */
export function parseJson(bytes: Buffer): unknown {
  // Broken bytes would silently become U+FFFD: the text would not be kept as given.
  if (!isUtf8(bytes)) throw malformed();
  const text = bytes.toString('utf8');
  const value = parseText(text);
  // Null is no missing body: it was given.
  if (value === null) throw new DomainError('INVALID_REQUEST', [{ field: 'body', code: 'WRONG_TYPE' }]);
  const repeated = findRepeatedKey(text, MAX_DEPTH);
  if (repeated) throw new DomainError('INVALID_REQUEST', [{ ...repeated, field: shown(repeated.field) }]);
  return value;
}

const parse: RequestHandler = (request, _response, next) => {
  const bytes: unknown = request.body;
  request.body = Buffer.isBuffer(bytes) && bytes.length > 0 ? parseJson(bytes) : undefined;
  next();
};

export const readJsonBody: readonly RequestHandler[] = [refuseOtherTypes, readBytes, parse];

/** A name that can be shown although its characters can't be kept. */
const shown = (key: string): string =>
  [...key.toWellFormed()].map((character) => (textFault(character) === null ? character : '\uFFFD')).join('');

/** What can't be kept of a single value: a text, or a number that is not the one that was written. */
function faultOf(value: unknown): FieldError['code'] | null {
  if (typeof value === 'string') return textFault(value);
  if (typeof value !== 'number') return null;
  const isWhole = Number.isInteger(value);
  return !Number.isFinite(value) || (isWhole && !Number.isSafeInteger(value)) ? 'OUT_OF_RANGE' : null;
}

/** `__proto__` is lost wherever an object is copied: it would be dropped without a word. */
const faultOfKey = (key: string): FieldError['code'] | null => (key === '__proto__' ? 'UNKNOWN_FIELD' : textFault(key));

/**
 * Faults of every value and every key, of the depth and of their number. Walks with a list of its own: a body nested a hundred thousand
 * times would overflow the stack of a function that calls itself.
 */
export function bodyFaults(value: unknown, root = ''): FieldError[] {
  const faults: FieldError[] = [];
  const left: { value: unknown; path: string; depth: number }[] = [{ value, path: root, depth: 0 }];
  let seen = 0;
  while (left.length > 0 && faults.length < MAX_FAULTS) {
    const { value: current, path, depth } = left.pop()!;
    const fault = faultOf(current);
    if (fault !== null) faults.push({ field: path || 'body', code: fault });
    if (typeof current !== 'object' || current === null) continue;
    if (depth >= MAX_DEPTH) {
      faults.push({ field: path || 'body', code: 'TOO_DEEP' });
      continue;
    }
    const entries = Object.entries(current);
    seen += entries.length;
    if (seen > MAX_VALUES) return [{ field: path || 'body', code: 'TOO_MANY' }];
    const inner = entries.map(([key, entry]: [string, unknown]) => {
      const place = path === '' ? shown(key) : `${path}.${shown(key)}`;
      const fault = faultOfKey(key);
      if (fault !== null && faults.length < MAX_FAULTS) faults.push({ field: place, code: fault });
      return { value: entry, path: place, depth: depth + 1 };
    });
    // Turned round, so that faults come in the order of the body.
    for (const entry of inner.reverse()) left.push(entry);
  }
  return faults;
}
