import type { DataSource } from 'typeorm';
import type { Sealer } from '../entities/sealing.js';
import { withDesk } from '../entities/with-desk.js';
import { composeMessage } from './compose-message.js';
import { composeNotice } from './compose-notice.js';
import type { Compose } from './mailer.js';

/** Reads what a queued mail says: a notice of a desk in the scope of that desk, a message to an account in none. */
export const createCompose =
  (deps: {
    readonly dataSource: DataSource;
    readonly sealer: Sealer;
    readonly publicUrl: URL;
    readonly now: () => Date;
  }): Compose =>
  ({ mailId, deskId }) => {
    const { dataSource, sealer, publicUrl, now } = deps;
    const about = { mailId, publicUrl, now: now() };
    return deskId === null
      ? composeMessage(dataSource.manager, sealer, about)
      : withDesk(dataSource, { deskId }, (manager) => composeNotice(manager, { ...about, deskId }));
  };
