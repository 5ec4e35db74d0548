import { actsFor } from '../access.js';
import { matchesInDialogue, stageRuleOf, type Profile } from '../profile.js';
import { hasLead, type CaseState, type DepartmentPart } from '../case-state.js';
import { answering } from './departments.js';
import { closed, enterDialogue, leadsTo, refuse, staysIn, type Move, type MoveContext } from './move.js';

/** Matching: departments are asked, take or refuse; one of them leads. */

/** More departments at one table than any case has; each one asked takes room in every payload of the case. */
const MOST_DEPARTMENTS = 20;

const leads = (part: DepartmentPart): boolean => part.lead && part.status !== 'refused';

/** I-21: what a department agreed to before it left is no word of it once it is asked again. */
function withoutWordsOfThoseWhoLeft(state: CaseState): CaseState {
  const { departments, evaluation } = state;
  const left = departments.filter(({ status }) => status === 'refused').map(({ departmentId }) => departmentId);
  const spoken = evaluation.departments.filter((departmentId) => !left.includes(departmentId));
  return { ...state, evaluation: { ...evaluation, departments: spoken } };
}

/** Where the case stands with these departments: with a lead that took it, the dialogue goes on. */
function routed(state: CaseState, departments: readonly DepartmentPart[], profile: Profile): CaseState {
  const next = withoutWordsOfThoseWhoLeft({ ...state, departments });
  // beside the dialogue nothing has to be found before it, and nobody is sent back for it.
  if (matchesInDialogue(profile)) return next;
  if (hasLead(next)) return state.stage === 'matching' ? enterDialogue(next) : next;
  // Without a lead nobody could decide: back to matching, whatever was reached.
  const asked = departments.some((part) => part.lead && part.status === 'asked');
  return asked && state.stage === 'matching' ? next : { ...next, stage: 'matching' };
}

export const assignDepartments: Move<'assign_departments'> = {
  leads: leadsTo(['matching', 'dialogue'], ['matching', 'dialogue']),
  apply({ state, profile, facts }, input) {
    const wanted = input.departments;
    const rule = stageRuleOf(profile, 'matching');
    if (input.project !== undefined && !rule.targets.includes('project')) {
      return refuse('PROJECT_NOT_USED', 'input.project', 'NOT_ALLOWED');
    }
    for (const [index, { departmentId }] of wanted.entries()) {
      const field = `input.departments.${index}.departmentId`;
      if (!facts.departmentIds.includes(departmentId)) return refuse('DEPARTMENT_UNKNOWN', field);
      if (wanted.findIndex((other) => other.departmentId === departmentId) !== index) {
        return refuse('DEPARTMENT_ALREADY_ASKED', field);
      }
    }
    const newLeads = wanted.filter((part) => part.lead);
    if (newLeads.length > 1) return refuse('ONE_LEAD_ONLY', 'input.departments');
    const current = state.departments.filter((part) => part.status !== 'refused');
    const single = rule.multiple_departments !== true;
    if (single && wanted.length > 1) return refuse('ONE_DEPARTMENT_ONLY', 'input.departments');
    // A desk with one department per case replaces it; others add to those that have it.
    const kept = single ? [] : current;
    const lead =
      newLeads[0]?.departmentId ??
      kept.find(leads)?.departmentId ??
      (wanted.length === 1 ? wanted[0]?.departmentId : undefined);
    if (lead === undefined) return refuse('ONE_LEAD_ONLY', 'input.departments');
    const again = wanted.findIndex(
      ({ departmentId }) =>
        current.some((part) => part.departmentId === departmentId) &&
        (departmentId !== lead || current.some((part) => part.departmentId === departmentId && part.lead)),
    );
    if (again >= 0) return refuse('DEPARTMENT_ALREADY_ASKED', `input.departments.${again}.departmentId`);
    const added = wanted
      .filter(({ departmentId }) => !kept.some((part) => part.departmentId === departmentId))
      .map(({ departmentId }): DepartmentPart => ({ departmentId, lead: false, status: 'asked' }));
    const replaced: DepartmentPart[] = single
      ? current.map((part) => ({ ...part, lead: false, status: 'refused' }))
      : [];
    const refusedBefore = state.departments.filter((part) => part.status === 'refused');
    const asked = [...kept, ...added];
    if (asked.length > MOST_DEPARTMENTS) return refuse('INVALID_REQUEST', 'input.departments', 'TOO_MANY');
    const gone = [...refusedBefore, ...replaced].filter(
      (part) => !asked.some((other) => other.departmentId === part.departmentId),
    );
    const departments = [...asked.map((part) => ({ ...part, lead: part.departmentId === lead })), ...gone];
    return routed(state, departments, profile);
  },
};

const answered = (state: CaseState, part: DepartmentPart, status: DepartmentPart['status']): DepartmentPart[] =>
  state.departments.map((other) => (other.departmentId === part.departmentId ? { ...other, status } : other));

export const takeTask: Move<'take_task'> = {
  leads: { ...staysIn(['dialogue', 'pilot', 'evaluation', 'agreement']), matching: ['matching', 'dialogue'] },
  apply(context, input) {
    const part = answering(context, input.departmentId, ['asked']);
    return 'code' in part ? part : routed(context.state, answered(context.state, part, 'taken'), context.profile);
  },
};

/** What a department can still refuse: until the dialogue is left also what it took, later only what it was asked. */
const refusable = ({ state }: MoveContext): readonly DepartmentPart['status'][] =>
  state.stage === 'matching' || state.stage === 'dialogue' ? ['asked', 'taken'] : ['asked'];

export const refuseTask: Move<'refuse_task'> = {
  leads: {
    ...staysIn(['matching', 'pilot', 'evaluation', 'agreement']),
    dialogue: ['dialogue', 'matching'],
  },
  closedBecause: (context) =>
    context.state.departments.some(
      (part) => refusable(context).includes(part.status) && actsFor(context.actor, part.departmentId),
    )
      ? null
      : 'NOT_OPEN_IN_STAGE',
  apply(context, input) {
    const part = answering(context, input.departmentId, refusable(context));
    if ('code' in part) return part;
    const departments = answered(context.state, part, 'refused').map((other) =>
      other.status === 'refused' ? { ...other, lead: false } : other,
    );
    return routed(context.state, departments, context.profile);
  },
};

export const closeWithoutDepartment: Move<'close_without_department'> = {
  leads: { matching: ['closed'], dialogue: ['closed'] },
  closedBecause: ({ state }) =>
    state.departments.some((part) => part.status !== 'refused') ? 'DEPARTMENT_STILL_ASKED' : null,
  apply: ({ state }) => closed(state, 'no_department'),
};
