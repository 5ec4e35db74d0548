import type { CommandInput, CommandKind } from '../domain/commands.js';
import type { Language } from '../domain/languages.js';
import { criteriaOf, type Profile } from '../domain/profile.js';

/**
 * What a desk wrote to the proposer with a result: the reason, and the criteria by their public names. What it wrote
 * for itself (notes, references to its own decisions) stands in the same input and is not read.
 */
export interface ResultTold {
  readonly details: readonly (readonly [label: string, value: string])[];
  readonly quotes: readonly (readonly [heading: string, text: string])[];
}

const WORDS = {
  reason: { ja: '理由', en: 'Reason' },
  answer: { ja: '回答', en: 'Answer' },
  criteria: { ja: '該当した基準', en: 'Criteria that apply' },
  section: { ja: '所管', en: 'Section in charge' },
  method: { ja: '検討する方法', en: 'Method' },
  feasible: { ja: '事業化の可否', en: 'Feasible' },
  yes: { ja: '可', en: 'yes' },
  no: { ja: '否', en: 'no' },
} as const;

export function readResult(
  kind: CommandKind,
  input: CommandInput<CommandKind>,
  profile: Profile,
  language: Language,
): ResultTold {
  const { reason, message, section, criteria, method, feasible } = input as {
    readonly reason?: string;
    readonly message?: string;
    readonly section?: string;
    readonly criteria?: unknown;
    readonly method?: string;
    readonly feasible?: boolean;
  };
  const found =
    kind === 'exclude' ? (criteria as string[]).map((code) => nameOfCriterion(profile, code, language)) : [];
  return {
    details: [
      ...(feasible === undefined
        ? []
        : [[WORDS.feasible[language], (feasible ? WORDS.yes : WORDS.no)[language]] as const]),
      ...(section === undefined ? [] : [[WORDS.section[language], section] as const]),
      ...(method === undefined ? [] : [[WORDS.method[language], nameOfMethod(profile, method, language)] as const]),
      ...(found.length === 0 ? [] : [[WORDS.criteria[language], found.join('\n')] as const]),
    ],
    quotes: [
      ...(reason === undefined ? [] : [[WORDS.reason[language], reason] as const]),
      ...(kind === 'answer' && message !== undefined ? [[WORDS.answer[language], message] as const] : []),
    ],
  };
}

/** As the guideline words it; a part of one behind its criterion. */
function nameOfCriterion(profile: Profile, code: string, language: Language): string {
  const [whole, part] = code.split('.');
  const criterion = criteriaOf(profile).find((candidate) => candidate.code === whole);
  if (!criterion) return code;
  const named = criterion.parts?.find((candidate) => candidate.code === part);
  return named ? `${criterion[language]} (${named[language]})` : criterion[language];
}

const nameOfMethod = (profile: Profile, code: string, language: Language): string =>
  profile.other_methods.find((candidate) => candidate.code === code)?.[language] ?? code;
