import type { EntityManager } from 'typeorm';

/** NOTIFY channel on which is told that something about a case changed: a hint for pages that show it, never a fact. */
export const CHANGED_CHANNEL = 'kyoso_changed';

/** Who may notice that something happened: what only the city does among itself does not show by its time either. */
export const CHANGE_CIRCLES = ['everybody', 'city'] as const;
export type ChangeCircle = (typeof CHANGE_CIRCLES)[number];

export interface Change {
  readonly deskId: string;
  readonly proposalId: string;
  readonly circle: ChangeCircle;
}

export const writeChange = ({ deskId, proposalId, circle }: Change): string => `${circle} ${deskId} ${proposalId}`;

/** Null: no text of ours. */
export function readChange(text: string): Change | null {
  const [named, deskId, proposalId] = text.split(' ');
  const circle = CHANGE_CIRCLES.find((each) => each === named);
  return circle && deskId && proposalId ? { circle, deskId, proposalId } : null;
}

/** Tells it when the transaction commits, so that whoever looks then reads what is there. */
export async function tellChanged(manager: EntityManager, change: Change): Promise<void> {
  await manager.query('select pg_notify($1, $2)', [CHANGED_CHANNEL, writeChange(change)]);
}
