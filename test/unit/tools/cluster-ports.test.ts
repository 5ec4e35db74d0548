import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chooseClusterPorts } from '../../../tools/cluster/cluster-ports.js';
import { writePrivateJson } from '../../../tools/embedded/private-file.js';

let home: string;
const servers: Server[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kyoso-cluster-'));
});

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(home, { recursive: true, force: true });
});

const all = ({ api, ...others }: Awaited<ReturnType<typeof chooseClusterPorts>>) => [...Object.values(others), ...api];

test('every server has a port of its own, and the same one at the next start', async () => {
  const first = await chooseClusterPorts(home);

  expect(new Set(all(first)).size).toBe(6);
  await expect(chooseClusterPorts(home)).resolves.toEqual(first);
});

test('a port that another program took meanwhile is given up, the others stay', async () => {
  const first = await chooseClusterPorts(home);
  await new Promise<void>((resolve) => servers.push(createServer().listen(first.api[1], '127.0.0.1', resolve)));

  const second = await chooseClusterPorts(home);
  expect(second.api[1]).not.toBe(first.api[1]);
  expect({ ...second, api: [second.api[0]] }).toEqual({ ...first, api: [first.api[0]] });
});

test('a file that an earlier release wrote keeps its ports, and what is new gets one', async () => {
  const { postgres, temporal, api } = await chooseClusterPorts(home);
  const earlier = { postgres, temporal, api };
  writePrivateJson(join(home, 'ports.json'), earlier);

  const ports = await chooseClusterPorts(home);
  expect(ports).toMatchObject(earlier);
  expect(new Set(all(ports)).size).toBe(6);
});
