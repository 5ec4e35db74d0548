import type { Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import type { Desk } from '../../../app/queries.js';
import { CASE_WORDS } from '../../../words/case.js';

/** Who did something: by name where the API tells it, with the side. */
export function useActorName(desk: Desk): (actor: Schemas['Actor'] | null) => string {
  const { say } = useLanguage();
  const w = useWords(CASE_WORDS);
  const sideOf = (side: Schemas['Side']): string => {
    switch (side) {
      case 'proposer':
        return say(desk.terms.proposer);
      case 'desk':
        return say(desk.desk.name);
      case 'department':
        return say(desk.terms.department);
      case 'expert':
        return w.expert;
      case 'auditor':
        return w.auditor;
      case 'system':
        return w.system;
    }
  };
  return (actor) => {
    if (actor === null) return w.system;
    return actor.name ? w.nameOfSide(actor.name, sideOf(actor.side)) : sideOf(actor.side);
  };
}
