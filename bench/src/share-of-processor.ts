import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const groups = '/sys/fs/cgroup';
/** Short, so that a process which has used up its share waits for milliseconds and not for a tenth of a second. */
const periodMicros = 10_000;

const write = (folder: string, name: string, value: string | number) =>
  writeFileSync(path.join(folder, name), String(value));

/**
 * Gives each of these processes so much of one processor and no more, by a control group of its own (Linux, as root; both
 * hierarchies: https://docs.kernel.org/scheduler/sched-bwc.html and https://docs.kernel.org/admin-guide/cgroup-v2.html).
 * Returns what gives them the whole machine again. Throws where control groups cannot be made.
 */
export const limitTo = (share: number, pids: readonly number[]): (() => void) => {
  const unified = existsSync(path.join(groups, 'cgroup.controllers'));
  const parent = unified ? groups : path.join(groups, 'cpu');
  const quota = Math.round(share * periodMicros);
  const made = pids.map((pid) => {
    const folder = path.join(parent, `civicline-bench-${pid}`);
    mkdirSync(folder);
    if (unified) write(folder, 'cpu.max', `${quota} ${periodMicros}`);
    else {
      write(folder, 'cpu.cfs_period_us', periodMicros);
      write(folder, 'cpu.cfs_quota_us', quota);
    }
    write(folder, 'cgroup.procs', pid);
    return { pid, folder };
  });
  return () => {
    for (const { pid, folder } of made) {
      write(parent, 'cgroup.procs', pid);
      rmdirSync(folder);
    }
  };
};
