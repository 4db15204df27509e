import { readFileSync } from 'node:fs';
import { processorOf } from './processor';

/** Seconds of a processor that a process has used so far, and what it has in memory. */
export const costOf = (pid: number) => {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { cpuSeconds: processorOf([pid]), megabytes: Number(kilobytes) / 1_024 };
};
