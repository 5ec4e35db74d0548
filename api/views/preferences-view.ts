import { z } from 'zod';
import { LANGUAGES, type Language } from '../../domain/languages.js';
import {
  groupsFor,
  noticeGroup,
  NOTICE_GROUP_CODES,
  NOTICE_KINDS,
  SIDE_OF_ROLE,
  noticeRule,
  wayToTell,
  WAYS_TO_TELL,
  type NoticeGroupCode,
  type WayToTell,
} from '../../domain/notice-kinds.js';
import type { Party } from '../../domain/stages.js';
import type { Person } from '../../entities/records/people.js';
import type { Preferences } from '../../entities/records/telling.js';
import { wordsSchema } from './vocabulary.js';

/** How a person wants to be told, with what there is to choose from. */

const waySchema = z
  .enum(WAYS_TO_TELL)
  .meta({ id: 'WayToTell', description: 'at_once: by mail; digest: in the morning’s digest; off: in the inbox only' });

export const noticeKindSchema = z.enum(NOTICE_KINDS as [string, ...string[]]).meta({ id: 'NoticeKind' });

export const languageSchema = z.enum(LANGUAGES).meta({ id: 'Language' });

export const preferencesSchema = z
  .object({
    language: languageSchema,
    groups: z.array(
      z
        .object({
          group: z.enum(NOTICE_GROUP_CODES as [NoticeGroupCode, ...NoticeGroupCode[]]),
          label: wordsSchema,
          chosen: waySchema,
          choices: z.array(waySchema).describe('The default first'),
          required: z.boolean().describe('Nobody can turn it off'),
          kinds: z.array(z.object({ kind: noticeKindSchema, label: wordsSchema })),
        })
        .meta({ id: 'NoticeGroup' }),
    ),
  })
  .meta({ id: 'Preferences' });
export type PreferencesView = z.output<typeof preferencesSchema>;

const NAMED_WAYS: Readonly<Record<WayToTell, string>> = { at_once: 'AtOnce', digest: 'Digest', off: 'Off' };
const offers = new Map<string, z.ZodType<WayToTell>>();

/** One schema for groups that offer the same, with a name of its own. */
function offerOf(group: NoticeGroupCode): z.ZodType<WayToTell> {
  const { choices } = noticeGroup(group);
  const id = choices.map((way) => NAMED_WAYS[way]).join('Or');
  const offer = offers.get(id) ?? z.enum(choices).meta({ id });
  offers.set(id, offer);
  return offer;
}

const choices = Object.fromEntries(
  NOTICE_GROUP_CODES.map((group) => [group, offerOf(group).optional()]),
) as unknown as Record<NoticeGroupCode, z.ZodOptional<z.ZodType<WayToTell>>>;

/** What can be said; a group that is not named goes back to its default. */
export const newPreferences = z
  .strictObject({
    language: languageSchema.nullable().describe('Null: that of the desk'),
    groups: z.strictObject(choices).default({}),
  })
  .meta({ id: 'NewPreferences' });

/** The sides for which a person may ever be told something. */
export const sidesOf = ({ roles }: Pick<Person, 'roles'>): readonly Party[] =>
  roles.flatMap((role) => SIDE_OF_ROLE[role] ?? []);

export function viewPreferences(person: Person, { language, ways }: Preferences, ofDesk: Language): PreferencesView {
  const sides = sidesOf(person);
  return {
    language: language ?? ofDesk,
    groups: groupsFor(sides).map((group) => {
      const kinds = NOTICE_KINDS.filter(
        (kind) => noticeRule(kind).group === group && noticeRule(kind).audience.some((side) => sides.includes(side)),
      );
      const offered = noticeGroup(group).choices;
      return {
        group,
        label: { ...noticeGroup(group).label },
        chosen: wayToTell(kinds[0]!, ways),
        choices: [...offered],
        required: !offered.includes('off'),
        kinds: kinds.map((kind) => ({ kind, label: { ...noticeRule(kind).label } })),
      };
    }),
  };
}
