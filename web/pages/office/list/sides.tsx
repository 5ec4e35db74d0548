import { createContext, use, type ReactNode } from 'react';
import type { Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import type { Desk } from '../../../app/queries.js';
import { BOARD } from '../../../words/board.js';
import { useDepartments } from './case-queries.js';

/** What a desk calls the sides of a case: itself, its proposers, each of its departments. */

interface Side {
  readonly holder: Schemas['Party'];
  readonly departmentId?: string | null;
}

interface Sides {
  readonly desk: Desk;
  readonly departments: readonly Schemas['ListedDepartment'][];
}

const SidesContext = createContext<Sides | null>(null);

const NONE: Sides['departments'] = [];

export function SidesProvider({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  const { data } = useDepartments(desk.id);
  return <SidesContext value={{ desk, departments: data?.departments ?? NONE }}>{children}</SidesContext>;
}

export function useSides(): Sides & { readonly nameOf: (side: Side) => string } {
  const { say } = useLanguage();
  const w = useWords(BOARD);
  const sides = use(SidesContext);
  if (!sides) throw new Error('SidesProvider is missing');
  const { desk, departments } = sides;
  const nameOf = ({ holder, departmentId }: Side): string => {
    switch (holder) {
      case 'desk':
        return say(desk.desk.name);
      case 'proposer':
        return say(desk.terms.proposer);
      case 'expert':
        return w.expert;
      case 'department': {
        const department = departments.find(({ id }) => id === departmentId);
        return say(department?.name ?? desk.terms.department);
      }
    }
  };
  return { ...sides, nameOf };
}
