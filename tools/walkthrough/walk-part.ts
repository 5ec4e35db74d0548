import type { Desk, DeskClient } from './desk-client.js';
import type { Play } from './play.js';
import { walk } from './walk.js';

/** Where a walk is left: what follows in the story does not happen. */
class LeftHere extends Error {}

/** A desk on which only so many commands are given. */
function leaving(desk: Desk, steps: number, began: (id: string) => void): Desk {
  let given = 0;
  const limited = (client: DeskClient): DeskClient =>
    new Proxy(client, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name === 'createDraft') {
          return async (...args: Parameters<DeskClient['createDraft']>) => {
            const draft = await target.createDraft(...args);
            began(draft.id);
            return draft;
          };
        }
        if (name !== 'command') return value.bind(target) as unknown;
        return (...args: Parameters<DeskClient['command']>) => {
          if (given >= steps) throw new LeftHere();
          given += 1;
          return target.command(...args);
        };
      },
    });
  return { ...desk, tell: () => undefined, as: (role) => limited(desk.as(role)) };
}

/** The id of a case on which a play was left after so many commands, refused ones included; 0: it is a draft. */
export async function walkPart(desk: Desk, play: Play, steps: number): Promise<string> {
  let id = '';
  try {
    await walk(
      leaving(desk, steps, (begun) => (id = begun)),
      play,
    );
  } catch (error) {
    if (!(error instanceof LeftHere)) throw error;
  }
  return id;
}
