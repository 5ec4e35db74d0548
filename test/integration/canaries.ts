import { randomBytes } from 'node:crypto';
import type { FieldClass } from '../../domain/field-access.js';
import type { DeskProfile } from '../../tools/walkthrough/desk-client.js';
import type { Play } from '../../tools/walkthrough/play.js';

/** Texts that stand in one field of one case and nowhere else: where one is read, it is known what was read. */

export interface Canary {
  readonly text: string;
  /** Number of the case. */
  readonly of: number;
  /** Form-field key, or the command whose words hold it. */
  readonly at: string;
  readonly fieldClass: Exclude<FieldClass, 'public' | 'security'>;
}

const CANARY = /cnry\d+x\d+x[0-9a-f]{8}z/g;

/** The canaries in a text. */
export const canariesIn = (text: string): readonly string[] => [...new Set(text.match(CANARY) ?? [])];

/** Commands in whose words the city talks to itself. */
const INNER = ['pass_screening', 'assign_departments', 'take_task', 'concur'] as const;

/** A play whose every text field, and every note between the city's own people, holds a canary. */
export function withCanaries(play: Play, profile: DeskProfile, of: number): { play: Play; canaries: Canary[] } {
  const canaries: Canary[] = [];
  const mark = (at: string, fieldClass: Canary['fieldClass']): string => {
    const text = `cnry${of}x${canaries.length}x${randomBytes(4).toString('hex')}z`;
    canaries.push({ text, of, at, fieldClass });
    return text;
  };
  const type = play.type ?? profile.proposal_types[0]!.code;
  const asked = profile.form_fields.filter(
    ({ kinds, applies_to: only, options }) =>
      kinds.includes('proposal') && (only === null || only === type) && options === undefined,
  );
  const content = Object.fromEntries(
    asked.flatMap(({ key, type: kind, personal }): [string, string | string[]][] => {
      const text = (): string => mark(key, personal ? 'personal' : 'content');
      if (kind === 'text' || kind === 'textarea' || kind === 'tel') return [[key, text()]];
      if (kind === 'email') return [[key, `${text()}@canary.example`]];
      return kind === 'list' ? [[key, [text()]]] : [];
    }),
  );
  const says = Object.fromEntries(
    INNER.map((kind) => {
      const note = mark(kind, 'internal');
      return [
        kind,
        (scene: never) => ({ ...(play.says?.[kind] as ((from: never) => object) | undefined)?.(scene), note }),
      ];
    }),
  );
  return {
    canaries,
    play: { ...play, content: { ...play.content, ...content }, says: { ...play.says, ...says } },
  };
}
