import { createDataSource } from '../entities/data-source.js';
import { findDeskOf, findProposal } from '../entities/records/proposals.js';
import { withDesk } from '../entities/with-desk.js';
import { createTemporalClient } from '../temporal/connection.js';
import { retryCase } from '../temporal/operator.js';
import { explainFailure, Failure } from './embedded/failure.mjs';
import { findPlaces, type Places } from './embedded/places.mjs';
import { loadInstanceConfig } from './instance-config.js';

/** `npm run retry -- PROPOSAL_ID`: an operator has mended what stopped a case; it tries the same step again. */

async function retry(places: Places, proposalId: string | undefined): Promise<string> {
  if (proposalId === undefined) throw new Failure('Say which case: npm run retry -- PROPOSAL_ID');
  const config = loadInstanceConfig(places);
  const dataSource = createDataSource({ url: config.databaseUrl, poolSize: 1, applicationName: 'kyoso-retry' });
  const temporal = createTemporalClient(config);
  await dataSource.initialize();
  try {
    const deskId = await findDeskOf(dataSource, proposalId);
    const proposal =
      deskId && (await withDesk(dataSource, { deskId }, (manager) => findProposal(manager, deskId, proposalId)));
    if (!proposal) throw new Failure(`There is no case ${proposalId}.`);
    if (proposal.attention === null) return `Case ${proposalId} needs no attention: nothing to try again.`;
    await retryCase(temporal.client, proposalId, proposal.opening);
    return `Case ${proposalId} was told to try again (it had stopped at ${proposal.attention}).`;
  } finally {
    await temporal.close();
    await dataSource.destroy();
  }
}

const places = findPlaces();
try {
  console.log(await retry(places, process.argv[2]));
} catch (error) {
  console.error(explainFailure(error, places.home));
  process.exitCode = 1;
}
