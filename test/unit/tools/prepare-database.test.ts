import { expect, test } from '@jest/globals';
import { ConfigError } from '../../../config.js';
import { readWanted } from '../../../tools/prepare-database.js';

const environment = {
  DATABASE_ADMIN_URL: 'postgres://postgres:admin@db:5432/postgres',
  DATABASE_OWNER_URL: 'postgres://kyoso_owner:own%25er@db:5432/kyoso',
  DATABASE_URL: 'postgres://kyoso_app:app@db:5432/kyoso',
};

test('names and passwords are those of the URLs', () => {
  expect(readWanted({ ...environment, TEMPORAL_DATABASE_PASSWORD: 'tem' })).toEqual({
    adminUrl: environment.DATABASE_ADMIN_URL,
    database: 'kyoso',
    ownerPassword: 'own%er',
    appPassword: 'app',
    temporalPassword: 'tem',
  });
  expect(readWanted(environment).temporalPassword).toBeUndefined();
});

test.each([
  ['a missing URL', { ...environment, DATABASE_ADMIN_URL: '' }, 'DATABASE_ADMIN_URL is required'],
  ['two databases', { ...environment, DATABASE_URL: 'postgres://kyoso_app:a@db/other' }, 'the same database'],
  [
    'a role that the grants do not name',
    { ...environment, DATABASE_URL: 'postgres://postgres:a@db/kyoso' },
    'kyoso_app',
  ],
])('%s is refused in words', (_what, env, words) => {
  expect(() => readWanted(env)).toThrow(ConfigError);
  expect(() => readWanted(env)).toThrow(words);
});
