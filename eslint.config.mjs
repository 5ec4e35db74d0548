import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * Imports point one way: domain <- workflows, activities, entities, temporal, mailer, api, web. Each entry names the folders a
 * room may NOT import from, so that a wrong arrow is an error at lint time and not a matter of memory.
 */
const boundaries = [
  {
    room: 'domain',
    forbidden: ['workflows', 'activities', 'entities', 'temporal', 'mailer', 'api', 'tools', 'config'],
    packages: ['typeorm', 'pg', 'express', '@temporalio/*', 'node:*'],
  },
  {
    room: 'workflows',
    forbidden: ['entities', 'temporal', 'mailer', 'api', 'tools', 'config'],
    typesOnly: ['activities'],
    packages: ['typeorm', 'pg', 'express', '@temporalio/client', '@temporalio/worker', 'node:*'],
  },
  {
    room: 'entities',
    forbidden: ['workflows', 'activities', 'temporal', 'mailer', 'api', 'tools'],
    packages: ['@temporalio/*'],
  },
  {
    room: 'activities',
    forbidden: ['workflows', 'api', 'tools', 'temporal', 'mailer'],
    packages: ['@temporalio/client', '@temporalio/worker'],
  },
  {
    room: 'temporal',
    forbidden: ['activities', 'mailer', 'api', 'tools'],
    packages: ['express', '@temporalio/worker'],
  },
  {
    room: 'mailer',
    forbidden: ['workflows', 'activities', 'api', 'tools', 'config'],
    packages: ['@temporalio/*', 'express'],
  },
  {
    room: 'api',
    forbidden: ['activities', 'workflows', 'mailer', 'tools'],
    packages: ['@temporalio/client', '@temporalio/worker'],
  },
  {
    room: 'web',
    forbidden: ['workflows', 'activities', 'entities', 'temporal', 'mailer', 'api', 'config'],
    // Of the typed client the types; zod and the rules that need it stay with the API, which answers for them.
    typesOnly: ['tools/client'],
    packages: ['typeorm', 'pg', 'express', '@temporalio/*', 'node:*', 'zod'],
  },
];

const boundaryRule = ({ forbidden, typesOnly = [], packages = [] }) => [
  'error',
  {
    patterns: [
      ...forbidden.map((name) => ({
        group: [`**/${name}/*`, `**/${name}/**`, `**/${name}.js`],
        message: `This room may not import from ${name} (see docs/ARCHITECTURE.md).`,
      })),
      ...typesOnly.map((name) => ({
        group: [`**/${name}/**`],
        allowTypeImports: true,
        message: `Only types may be imported from ${name}.`,
      })),
      ...packages.map((name) => ({ group: [name], message: `${name} does not belong in this room.` })),
    ],
  },
];

export default tseslint.config(
  { ignores: ['tools/client/schema.d.ts', 'dist', 'node_modules', '.kyoso', '.kyoso-cluster', 'coverage'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
    },
  },
  ...boundaries.map((boundary) => ({
    files: [`${boundary.room}/**/*.ts`, `${boundary.room}/**/*.tsx`],
    rules: { '@typescript-eslint/no-restricted-imports': boundaryRule(boundary) },
  })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['config.ts', 'tools/**', 'test/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only config.ts reads the environment.' },
      ],
    },
  },
  { files: ['tools/**', 'test/**', 'worker.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly', fetch: 'readonly' },
    },
  },
);
