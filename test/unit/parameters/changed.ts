import { checkProfile } from '../../../domain/profile-checks.js';
import { profileSchema, type Profile } from '../../../domain/profile.js';

/** Keys of a profile with other values. An item of a list is named by its code or key: `stages.pilot.optional`. */
export type Changes = Readonly<Record<string, unknown>>;

type Group = Record<string | number, unknown>;

const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null;

/** What a step of a path leads to: a key, a place in a list, or the item with this code or key. */
function stepOf(around: Group, step: string): string | number {
  if (!Array.isArray(around) || /^\d+$/.test(step)) return step;
  const place = around.findIndex((item) => isGroup(item) && (item['code'] === step || item['key'] === step));
  if (place < 0) throw new Error(`no item "${step}" in this list`);
  return place;
}

function change(profile: Group, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let around = profile;
  for (const step of steps) {
    const inner = around[stepOf(around, step)];
    if (!isGroup(inner)) throw new Error(`the profile has no ${path}`);
    around = inner;
  }
  const key = stepOf(around, last);
  if (value === undefined) delete around[key];
  else around[key] = value;
}

/** The profile with only these keys changed. It went through the schema and the checks again: a flipped profile is one that loads. */
export function changed(profile: Profile, changes: Changes): Profile {
  const copy = structuredClone(profile) as unknown as Group;
  for (const [path, value] of Object.entries(changes)) change(copy, path, value);
  const parsed = profileSchema.safeParse(copy);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const faults: string[] = [];
  checkProfile(parsed.data, (path, message) => faults.push(`${path.join('.')}: ${message}`));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return parsed.data;
}
