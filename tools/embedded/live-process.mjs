import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A zombie answers to signal 0 but is dead: in a container without an init nobody may ever fetch it. */
function isZombie(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) === 'Z';
  } catch {
    return false;
  }
}

/** Whether other programs take the pid for a living one: true for a zombie too. */
export function isListed(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

export function isAlive(pid) {
  return isListed(pid) && !isZombie(pid);
}

/** The command line of a process, '' where the system does not tell. Guards against pids that were given again. */
export function readCommandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    if (process.platform === 'win32') return '';
    return spawnSync('ps', ['-ww', '-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout?.trim() ?? '';
  }
}
