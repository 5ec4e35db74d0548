import { isFieldAsked, type HandedIn } from '../../domain/content.js';
import type { Desk, FormField } from '../app/queries.js';

/** How the form of a desk is cut into steps. What is asked follows from the guideline alone. */

export const STEPS = ['organisation', 'about', 'confirm', 'review'] as const;
export type Step = (typeof STEPS)[number];

/** Who proposes, and how to reach them. */
const OF_ORGANISATION: ReadonlySet<string> = new Set(['org_kind', 'org_name', 'org_name_kana', 'local_base']);

const stepOfField = (field: FormField): Step => {
  if (field.type === 'consents') return 'confirm';
  return field.personal || OF_ORGANISATION.has(field.key) ? 'organisation' : 'about';
};

export const fieldsIn = (desk: Desk, asked: HandedIn, step: Step): FormField[] =>
  desk.form_fields.filter((field) => isFieldAsked(field, asked) && stepOfField(field) === step);

/** Of what is no proposal nothing is pledged (and nothing is to be read before). */
const hasDeclarations = (desk: Desk, { kind }: HandedIn): boolean =>
  kind === 'proposal' && desk.pledges.length + desk.notices.length > 0;

export const stepsOf = (desk: Desk, asked: HandedIn): Step[] =>
  STEPS.filter((step) => {
    if (step === 'review') return true;
    return fieldsIn(desk, asked, step).length > 0 || (step === 'confirm' && hasDeclarations(desk, asked));
  });

/** The step in which something stands that the API names, as in `org_name` or `pledges.obey_law`. */
export function stepOf(desk: Desk, path: string): Step {
  const key = path.split('.')[0] ?? '';
  if (key === 'pledges' || key === 'notices_read') return 'confirm';
  const field = desk.form_fields.find((each) => each.key === key);
  return field ? stepOfField(field) : 'review';
}
