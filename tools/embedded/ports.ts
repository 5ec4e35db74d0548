import { createServer } from 'node:net';
import { Failure } from './failure.mjs';

export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') return resolve(false);
      if (error.code === 'EACCES')
        return reject(new Failure(`This user may not listen on port ${port}: use 1024 to 65535.`));
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
        return reject(new Failure(`HOST=${host} is no address of this machine: set HOST to one that is.`));
      }
      reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * Below the range from which systems take outgoing ports: a client that keeps calling a dead server's port in that
 * range may connect to itself, and the server cannot come back.
 */
export async function findFreePort(preferred?: number): Promise<number> {
  if (preferred && (await isPortFree(preferred))) return preferred;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isPortFree(port)) return port;
  }
  throw new Failure('No free port was found between 20000 and 32000: stop some programs and start again.');
}

export function parsePort(name: string, value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Failure(`${name}=${value} is no port: set a number from 1 to 65535.`);
}

export async function requireFreePort(variable: string, port: number, host?: string): Promise<void> {
  if (await isPortFree(port, host)) return;
  throw new Failure(
    `Port ${port} is taken by another program: stop that program, or choose another port, for example ${variable}=${port + 1} npm start.`,
  );
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Where a program on this machine reaches what listens on `host`. */
export function describeUrl(host: string, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
