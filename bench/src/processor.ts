import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ticksASecond = 100;

/** Seconds of processor that a process has had so far, where the system tells it in hundredths; it may be gone by now. */
const secondsOf = (pid: number): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, , , , , , , , , , , user, system] = stat.slice(stat.lastIndexOf(')') + 1).split(' ');
    return (Number(user) + Number(system)) / ticksASecond;
  } catch {
    return 0;
  }
};

/** The processes that one has begun. */
export const pidsUnder = (parent: number): number[] =>
  execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [pid, above] = line.trim().split(/\s+/).map(Number);
      return pid !== undefined && above === parent ? [pid] : [];
    });

/** Seconds of processor that these have had so far. */
export const processorOf = (pids: readonly number[]): number =>
  pids.reduce((seconds, pid) => seconds + secondsOf(pid), 0);

/** The process that began this one. */
export const parentOf = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).trim());
