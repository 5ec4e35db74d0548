import { readFileSync } from 'node:fs';
import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import type { Config } from '../config.js';
import { dataConverter } from './payload-guard.js';

export type TemporalConfig = Pick<Config, 'temporalAddress' | 'temporalNamespace' | 'temporalApiKey' | 'temporalTls'>;

export interface TemporalClient {
  readonly client: Client;
  close(): Promise<void>;
}

/** A call over it fails instead of waiting on: whoever made it tries again later, or answers without Temporal. */
export const CALL_DEADLINE_MS = 5_000;

/** What a client's and a worker's connection have in common. */
export function addressOf(config: TemporalConfig) {
  const { temporalAddress: address, temporalApiKey: apiKey, temporalTls: files } = config;
  const clientCertPair = files && { crt: readFileSync(files.certFile), key: readFileSync(files.keyFile) };
  return {
    address,
    ...(clientCertPair && { tls: { clientCertPair } }),
    // A key over a readable connection would be a key given away.
    ...(apiKey && { apiKey, tls: clientCertPair ? { clientCertPair } : true }),
  };
}

/** Connects with the first call and again after every loss: nothing here fails because Temporal is not there yet. */
export function createTemporalClient(config: TemporalConfig): TemporalClient {
  const connection = Connection.lazy({
    ...addressOf(config),
    connectTimeout: CALL_DEADLINE_MS,
    channelArgs: {
      // gRPC would wait up to two minutes before it tries a lost address again.
      'grpc.initial_reconnect_backoff_ms': 200,
      'grpc.max_reconnect_backoff_ms': 1_000,
    },
    // A blip is bridged here; an outage is the relay's matter.
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: 3 }))],
  });
  return {
    client: new Client({ connection, namespace: config.temporalNamespace, dataConverter }),
    close: () => connection.close(),
  };
}

/** Makes calls with a deadline of their own. */
export const withinDeadline = <T>(client: Client, call: () => Promise<T>, ms = CALL_DEADLINE_MS): Promise<T> =>
  client.withDeadline(Date.now() + ms, call);
