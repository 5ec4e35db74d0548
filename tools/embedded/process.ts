import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.mjs';
import { isAlive } from './live-process.mjs';

const patienceMs = 15_000;
const largestLogBytes = 20 * 1024 * 1024;

export interface Account {
  uid: number;
  gid: number;
}

export interface PartExit {
  /** In words: "exit code 1", "signal SIGKILL". */
  reason: string;
  isClean: boolean;
}

/** A long-running child process. */
export interface Part {
  pid: number;
  logFile: string;
  exited: Promise<PartExit>;
  stopSignal: NodeJS.Signals;
  /** By stopSignal, by SIGKILL after 15 seconds. */
  stop: () => Promise<void>;
}

export interface StartPartOptions {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  cwd?: string;
  account?: Account;
  stopSignal?: NodeJS.Signals;
}

/** One older log is kept; rotation at start is enough for a set-up that is started and stopped by a person. */
export function openLog(logFile: string): number {
  mkdirSync(dirname(logFile), { recursive: true, mode: 0o700 });
  if (existsSync(logFile) && statSync(logFile).size > largestLogBytes) renameSync(logFile, `${logFile}.1`);
  return openSync(logFile, 'a', 0o600);
}

export function readLastLogLines(logFile: string, count = 1): string {
  if (!existsSync(logFile)) return '';
  return readFileSync(logFile, 'utf8').slice(-8_000).trimEnd().split('\n').slice(-count).join('\n').slice(0, 2_000);
}

export async function startPart(options: StartPartOptions): Promise<Part> {
  const log = openLog(options.logFile);
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env,
    ...options.account,
    stdio: ['ignore', log, log],
    // Its own process group: Ctrl-C in the terminal reaches only us, and we stop the parts in order.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  closeSync(log);

  const exited = new Promise<PartExit>((resolve) => {
    child.once('exit', (code, signal) =>
      resolve({ reason: code === null ? `signal ${signal}` : `exit code ${code}`, isClean: code === 0 }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Failure(`${options.command} could not be run (${error.code ?? error.message}).`)),
    );
  });
  const pid = child.pid!;
  const stopSignal = options.stopSignal ?? 'SIGTERM';
  return { pid, logFile: options.logFile, exited, stopSignal, stop: () => stopProcess(pid, stopSignal) };
}

/** Also for processes that somebody else started: only their pid is known then. */
export async function stopProcess(pid: number, signal: NodeJS.Signals): Promise<void> {
  sendSignal(pid, signal);
  const deadline = Date.now() + patienceMs;
  while (isAlive(pid) && Date.now() < deadline) await sleep(50);
  if (!isAlive(pid)) return;
  sendSignal(pid, 'SIGKILL');
  while (isAlive(pid)) await sleep(50);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile.
  }
}
