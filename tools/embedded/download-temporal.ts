/**
 * `node download-temporal.js <folder>`: the SDK's own downloader puts the Temporal CLI there. It is reached only by
 * starting a server, so one is started and stopped; what counts is the file it leaves.
 */
import { TestWorkflowEnvironment } from '@temporalio/testing';

const downloadDir = process.argv[2];
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir } },
});
await environment.teardown();
