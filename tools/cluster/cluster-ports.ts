import { join } from 'node:path';
import { findFreePort } from '../embedded/ports.js';
import { readPrivateJson, writePrivateJson } from '../embedded/private-file.js';

export interface ClusterPorts {
  postgres: number;
  temporal: number;
  api: [number, number];
  mail: number;
  mailPage: number;
}

const usual: ClusterPorts = { postgres: 25_432, temporal: 27_233, api: [3_001, 3_002], mail: 22_525, mailPage: 28_025 };

/** Those of the last start where they are free, so that an address written down stays true. */
export async function chooseClusterPorts(home: string): Promise<ClusterPorts> {
  const file = join(home, 'ports.json');
  // A release that has more servers finds a file that knows fewer.
  const last = { ...usual, ...readPrivateJson<Partial<ClusterPorts>>(file) };
  const chosen = new Set<number>();
  const choose = async (preferred: number): Promise<number> => {
    let port = await findFreePort(preferred);
    while (chosen.has(port)) port = await findFreePort();
    chosen.add(port);
    return port;
  };
  const ports: ClusterPorts = {
    postgres: await choose(last.postgres),
    temporal: await choose(last.temporal),
    api: [await choose(last.api[0]), await choose(last.api[1])],
    mail: await choose(last.mail),
    mailPage: await choose(last.mailPage),
  };
  writePrivateJson(file, ports);
  return ports;
}
