import type { Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { CASE_WORDS } from '../../../words/case.js';
import type { CaseProps } from '../../case-props.js';

export interface Side {
  readonly holder: Schemas['Party'];
  readonly departmentId?: string | null | undefined;
}

/** A side of a case by its name: a department by its own. */
export function useSideName({ proposal, desk }: CaseProps): (side: Side) => string {
  const { say } = useLanguage();
  const w = useWords(CASE_WORDS);
  return ({ holder, departmentId }) => {
    switch (holder) {
      case 'proposer':
        return say(desk.terms.proposer);
      case 'desk':
        return say(desk.desk.name);
      case 'department': {
        const part = proposal.departments?.find((each) => each.departmentId === departmentId);
        return part ? say(part.name) : say(desk.terms.department);
      }
      case 'expert':
        return w.expert;
    }
  };
}
