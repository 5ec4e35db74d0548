import type { Content } from './content.js';
import { fieldsFor } from './form.js';
import { criteriaOf, criterionKeys, type Profile, type Words } from './profile.js';
import type { IntakeKind, ProposalType } from './stages.js';

/** What a proposer answered in the form, beside the criterion that it helps to judge (N-04). */
export interface AnswerBeside {
  /** As screening or the decision answers it; a criterion with parts is named by each of them. */
  readonly criterion: string;
  readonly field: string;
  /** Item of a checklist that is meant for this criterion; null: the answer as a whole. */
  readonly item: string | null;
  readonly label: Words;
  readonly answer: unknown;
}

/** Codes under which a criterion is answered; those of the decision are answered by their own. */
const keysOf = (profile: Profile, code: string): readonly string[] => {
  const criterion = criteriaOf(profile).find((candidate) => candidate.code === code);
  return criterion ? criterionKeys([criterion]) : [code];
};

/** The answers that the form's `supports` puts beside criteria, in the order of the form. */
export function answersBeside(
  profile: Profile,
  { content, type, kind }: { readonly content: Content; readonly type: ProposalType; readonly kind: IntakeKind },
): AnswerBeside[] {
  return fieldsFor(profile, type, kind).flatMap((field) =>
    field.supports.flatMap((code) => {
      const given = content[field.key];
      // An item that is named after the criterion is the answer to it; without one, the whole field is.
      const item = field.type === 'checklist' ? field.options?.find((option) => option.code === code) : undefined;
      const answer = item ? (given as Readonly<Record<string, unknown>> | undefined)?.[item.code] : given;
      if (answer === undefined) return [];
      return keysOf(profile, code).map((criterion) => ({
        criterion,
        field: field.key,
        item: item?.code ?? null,
        label: item?.label ?? field.label,
        answer,
      }));
    }),
  );
}
