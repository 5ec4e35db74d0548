import type { FieldError } from '../domain/errors.js';

/** What a text of JSON says that its parsed value no longer shows. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** An object or an array that the scan is inside of. */
interface Frame {
  /** Null: an array. */
  readonly keys: Set<string> | null;
  /** Key or index at which the scan is. */
  place: string | number;
  awaitsKey: boolean;
}

/** Index of the quote that ends the string which begins at `from`. */
function endOfString(text: string, from: number): number {
  let index = from + 1;
  while (text.charCodeAt(index) !== QUOTE) index += text.charCodeAt(index) === BACKSLASH ? 2 : 1;
  return index;
}

const nameOf = (quoted: string): string =>
  quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);

/**
 * The first key that stands twice in one object, by its place; null where none does. `JSON.parse` takes the last one
 * without a word: what the sender reads in the request could then differ from what is kept. The text is known to be
 * JSON; what lies deeper than `maxDepth` is refused anyhow and not looked at.
 */
export function findRepeatedKey(text: string, maxDepth: number): FieldError | null {
  const frames: Frame[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const frame = frames.at(-1);
    switch (text[index]) {
      case '{':
      case '[': {
        if (frames.length > maxDepth) return null;
        const isObject = text[index] === '{';
        frames.push({ keys: isObject ? new Set() : null, place: isObject ? '' : 0, awaitsKey: isObject });
        break;
      }
      case '}':
      case ']':
        frames.pop();
        break;
      case ',':
        if (frame?.keys) frame.awaitsKey = true;
        else if (frame) frame.place = Number(frame.place) + 1;
        break;
      case '"': {
        const end = endOfString(text, index);
        if (frame?.keys && frame.awaitsKey) {
          const name = nameOf(text.slice(index, end + 1));
          frame.place = name;
          frame.awaitsKey = false;
          if (frame.keys.has(name)) {
            return { field: frames.map(({ place }) => place).join('.'), code: 'REPEATED_KEY' };
          }
          frame.keys.add(name);
        }
        index = end;
        break;
      }
      default:
    }
  }
  return null;
}
