import { useState } from 'react';
import { COMMANDS_AWAITED } from '../../../../domain/ask-commands.js';
import { useSession } from '../../../app/session.js';
import { CommandForm } from './command-form.js';
import { useAsOpened, type PanelProps } from './panel.js';

/** The form of a command that needs no other help than what its schema says. */
export function CommandPanel({ proposal, desk, choice, giving }: PanelProps) {
  const asOpened = useAsOpened(proposal);
  // It stands here as long as somebody writes in it, also when others have made it impossible meanwhile.
  const [action] = useState(() => proposal.actions.find(({ kind }) => kind === choice.id));
  const { session } = useSession();
  const own = session?.people.find((person) => person.desk === desk.id)?.departmentIds ?? [];
  // The department that is awaited for this and is one's own need not be said again.
  const awaited = proposal.asks.find(
    ({ kind, departmentId }) =>
      departmentId !== null && own.includes(departmentId) && COMMANDS_AWAITED[kind].includes(choice.id),
  );
  const [preset] = useState(() => (awaited?.departmentId ? { departmentId: awaited.departmentId } : {}));
  return action ? (
    <CommandForm action={action} proposal={asOpened} desk={desk} giving={giving} preset={preset} />
  ) : null;
}
