import { readdirSync, readFileSync } from 'node:fs';
import { processorOf } from '../processor';

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replace(/\0/g, ' ');
  } catch {
    return '';
  }
};

/** Everybody who works for a call, by name: those of the processes that run now. */
export const workers = (hotline?: { readonly pid: () => number; readonly database: string }) => {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  const those = (is: RegExp) => all.filter((pid) => is.test(commandOf(pid)));
  const house = hotline && {
    'call-intake': [hotline.pid()],
    PostgreSQL: those(new RegExp(`^postgres: .* ${hotline.database} `)),
  };
  return { Asterisk: those(/^\S*asterisk /), 'who dials': [process.pid], ...house };
};

/** Milliseconds of a processor that each of them had for a call, while `work` made so many. */
export const shareOf = async (
  who: Readonly<Record<string, readonly number[]>>,
  calls: number,
  work: () => Promise<unknown>,
): Promise<string> => {
  const used = () => Object.values(who).map(processorOf);
  const before = used();
  await work();
  const after = used();
  return Object.keys(who)
    .map((name, n) => `${name} ${((((after[n] ?? 0) - (before[n] ?? 0)) * 1_000) / calls).toFixed(1)}`)
    .join(', ');
};
