import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { ConfigError, readSecretFiles } from '../config.js';
import { ensureNamespace, requireReadyShards } from './embedded/temporal-namespace.js';

/** On a Temporal server of one's own: waits until it serves and registers the namespace, with a year's retention. */

const patienceMs = 120_000;

async function prepare(): Promise<string> {
  const env = readSecretFiles(process.env, ['TEMPORAL_API_KEY']);
  const address = env['TEMPORAL_ADDRESS'];
  const namespace = env['TEMPORAL_NAMESPACE'] || 'default';
  if (!address) throw new ConfigError(['TEMPORAL_ADDRESS is required: host:port']);
  const apiKey = env['TEMPORAL_API_KEY'];
  const connection = Connection.lazy({
    address,
    connectTimeout: 2_000,
    ...(apiKey && { apiKey, tls: true }),
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 1_000 },
  });
  const startedAt = performance.now();
  try {
    for (;;) {
      try {
        await connection.withDeadline(Date.now() + 5_000, async () => {
          await ensureNamespace(connection, namespace);
          await requireReadyShards(connection, namespace);
        });
        return `The namespace ${namespace} is ready at ${address}.`;
      } catch (error) {
        if (performance.now() - startedAt > patienceMs) throw error;
        await sleep(500);
      }
    }
  } finally {
    await connection.close();
  }
}

try {
  console.log(await prepare());
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
