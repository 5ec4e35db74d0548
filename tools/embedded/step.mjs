import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { clearInterval, clearTimeout, setInterval } from 'node:timers';
import { describeFullDisk, Failure, isDiskFull } from './failure.mjs';

const progressEveryMs = 10_000;
const keptOutputLength = 60_000;

/** The line that says most: the last one that names an error, not the stack or the closing words below it. */
export function findTellingLine(output) {
  const lines = output
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line && !/^(at |Node\.js v|[{}^~]+$)/.test(line));
  return lines.findLast((line) => /(error|fatal|panic):/i.test(line)) ?? lines.at(-1) ?? 'it said nothing';
}

/**
 * Runs a program to its end. Says that it goes on every 10 seconds; a failure is one sentence that names the step, its
 * last words and its log. Resolves with the output.
 */
export function runStep(step) {
  const { title, command, args, cwd, env, account, signal, logFile, timeoutMs, announce = false, shell = false } = step;
  if (signal?.aborted) return Promise.reject(new Failure(`${title} was stopped.`));
  const startedAt = Date.now();
  if (logFile) mkdirSync(dirname(logFile), { recursive: true, mode: 0o700 });
  if (announce) console.log(`${title} ...`);

  return new Promise((resolve, reject) => {
    let output = '';
    let logError;
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      ...account,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const progress = setInterval(
      () => console.log(`${title}: ${Math.round((Date.now() - startedAt) / 1000)} s`),
      progressEveryMs,
    );
    let isTooLate = false;
    const limit =
      timeoutMs &&
      setTimeout(() => {
        isTooLate = true;
        child.kill('SIGKILL');
      }, timeoutMs);
    const stop = () => child.kill('SIGTERM');
    signal?.addEventListener('abort', stop, { once: true });

    const finish = () => {
      clearInterval(progress);
      if (limit) clearTimeout(limit);
      signal?.removeEventListener('abort', stop);
    };
    const collect = (chunk) => {
      output = (output + chunk).slice(-keptOutputLength);
      try {
        if (logFile) appendFileSync(logFile, chunk, { mode: 0o600 });
      } catch (error) {
        // A full disk, most often: the step cannot be followed any more, so it does not go on.
        logError ??= error;
        child.kill('SIGKILL');
      }
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', (error) => {
      finish();
      reject(new Failure(`${title} failed: ${command} could not be run (${error.code ?? error.message}).`));
    });
    child.on('close', (code, killedBy) => {
      finish();
      if (logError) return reject(logError);
      if (code === 0) return resolve(output);
      const failure = new Failure(describeEnd({ title, code, killedBy, output, logFile, cwd, isTooLate, signal }));
      failure.output = output;
      reject(failure);
    });
  });
}

function describeEnd({ title, code, killedBy, output, logFile, cwd, isTooLate, signal }) {
  if (signal?.aborted) return `${title} was stopped.`;
  if (isDiskFull(output)) return describeFullDisk(logFile ? dirname(logFile) : cwd);
  if (isTooLate) return `${title} took too long and was stopped.`;
  const end = code === null ? `signal ${killedBy}` : `exit code ${code}`;
  return `${title} failed (${end}): ${findTellingLine(output)}${logFile ? ` (log: ${logFile})` : ''}`;
}
