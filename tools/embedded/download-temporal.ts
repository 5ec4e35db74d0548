/**
 * `node download-temporal.js <folder> dev|time-skipping`: the SDK's own downloader puts that server there. It is reached only by
 * starting a server, so one is started and stopped; what counts is the file it leaves.
 */
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [, , downloadDir, server] = process.argv;
const executable = { type: 'cached-download', downloadDir } as const;
const environment =
  server === 'time-skipping'
    ? await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } })
    : await TestWorkflowEnvironment.createLocal({ server: { executable } });
await environment.teardown();
