import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readPinnedVersion } from '../../../tools/embedded/go-build.js';
import { findPlaces } from '../../../tools/embedded/places.mjs';

let checkout: string;

const writeModule = (text: string) => {
  mkdirSync(join(checkout, 'tools', 'sample'), { recursive: true });
  writeFileSync(join(checkout, 'tools', 'sample', 'go.mod'), text);
};

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'kyoso-go-'));
});

afterEach(() => rmSync(checkout, { recursive: true, force: true }));

test('a requirement is found in a block, on a line of its own, and not by a part of its name', () => {
  writeModule(
    'module sample\n\nrequire (\n\texample.org/server/tools v2.0.0\n\texample.org/server v1.2.3 // indirect\n)\n',
  );
  expect(readPinnedVersion(checkout, 'sample', 'example.org/server')).toBe('v1.2.3');

  writeModule('module sample\n\nrequire example.org/server v1.2.4\n');
  expect(readPinnedVersion(checkout, 'sample', 'example.org/server')).toBe('v1.2.4');
});

test('the development server and the server on PostgreSQL are one version', () => {
  const places = findPlaces();
  const version = readPinnedVersion(places.checkout, 'temporal-server', 'go.temporal.io/server');

  expect(version).toMatch(/^v1\.\d+\.\d+$/);
  expect(readPinnedVersion(places.checkout, 'temporal', 'go.temporal.io/server')).toBe(version);
});
