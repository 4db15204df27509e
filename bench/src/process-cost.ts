import { readFileSync } from 'node:fs';

const ticksASecond = 100;

/** Seconds of a processor that a process has used so far, and what it has in memory. */
export const costOf = (pid: number) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksASecond, megabytes: Number(kilobytes) / 1_024 };
};
