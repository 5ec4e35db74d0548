import type { DataSource, EntityManager } from 'typeorm';

export interface DeskScope {
  deskId: string;
  /** Who acts, where a person does. */
  personId?: string | null;
}

/**
 * Runs `work` in one transaction that sees and writes the rows of one desk only. The scope belongs to the transaction:
 * afterwards the pooled connection keeps an empty setting, with which every policy refuses.
 *
 * Use nothing but the manager that `work` gets. Another `withDesk`, or the data source itself, inside `work` would take a
 * second connection while this one is held: once as many requests as the pool has connections do so, each waits for
 * another, and a row locked here waits for itself.
 *
 * An error of a statement can't be caught and gone on from: it takes the whole transaction with it, and its COMMIT is
 * refused (`Session`), since what was to be acknowledged would be lost. Write
 * `on conflict do nothing` (TypeORM: `orIgnore()`) where a row may be there already.
 */
export async function withDesk<T>(
  dataSource: DataSource,
  scope: DeskScope,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return dataSource.transaction(async (manager) => {
    await manager.query(`select set_config('app.desk', $1, true), set_config('app.person', $2, true)`, [
      scope.deskId,
      scope.personId ?? '',
    ]);
    return work(manager);
  });
}
