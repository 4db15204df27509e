import { readFileSync, writeFileSync } from 'node:fs';
import type { Fault } from './faults';
import type { Measured } from './measure';
import { isWhole } from './measure';

export interface Tried {
  readonly fault: Fault;
  readonly measured: Measured;
}

const [begin, end] = ['<!-- made by npm run faults -->', '<!-- end -->'];

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

const rowOf = ({ fault, measured }: Tried): string => {
  const { bookings, again, troubles, longestWaitMs, readings, readingsFailed, latestWordMs } = measured;
  const { lost, untold, toldTwice } = measured;
  const cells = [
    `${fault.name}${fault.lastsSeconds ? `, for ${fault.lastsSeconds} s` : ''}`,
    fault.sees,
    `${again} of ${bookings}${troubles.length ? ` (${troubles.join(', ')})` : ''}`,
    seconds(longestWaitMs),
    `${readingsFailed} of ${readings}`,
    seconds(latestWordMs),
    isWhole(measured) ? 'nothing' : `${lost} lost, ${untold} untold, ${toldTwice} told twice`,
    fault.heals,
  ];
  return `| ${cells.join(' | ')} |`;
};

const heading = [
  '| fault | what users see | bookings sent again | longest wait for an answer | searches that failed | last word after | lost | how it heals |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
];

/** Puts what a run has measured into the page, between its marks. */
export const writeTable = (file: string, tried: readonly Tried[], when: string, where: string): void => {
  const page = readFileSync(file, 'utf8');
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for the table`);
  const made = [`Run of ${when}, ${where}.`, '', ...heading, ...tried.map(rowOf)].join('\n');
  writeFileSync(file, `${before}${begin}\n\n${made}\n\n${end}${after}`);
};
