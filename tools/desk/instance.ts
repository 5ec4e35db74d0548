import type { DataSource } from 'typeorm';
import { createDataSource } from '../../entities/data-source.js';
import { explainFailure } from '../embedded/failure.mjs';
import { findPlaces } from '../embedded/places.mjs';
import { loadInstanceConfig } from '../instance-config.js';

/** Works on the database of the instance in KYOSO_HOME, or on the one that the environment names. */
export async function withInstance<T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const { databaseUrl } = loadInstanceConfig(findPlaces());
  const dataSource = createDataSource({ url: databaseUrl, poolSize: 2, applicationName: 'kyoso-desk-tool' });
  await dataSource.initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** Runs a command line tool: what it returns is printed; a failure is one sentence and exit code 1. */
export async function runTool(tool: () => Promise<string>): Promise<void> {
  try {
    console.log(await tool());
  } catch (error) {
    console.error(explainFailure(error, findPlaces().home));
    process.exitCode = 1;
  }
}
