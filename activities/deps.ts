import type { DataSource } from 'typeorm';

/** What the activities work with. Given by worker.ts, so that tests can give a clock of their own. */
export interface ActivityDeps {
  readonly dataSource: DataSource;
  readonly now: () => Date;
}
