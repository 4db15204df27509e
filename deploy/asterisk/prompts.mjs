// Makes what callers hear out of prompts.tsv: node prompts.mjs DIR [FILE...] writes DIR/vi/NAME.wav and DIR/en/NAME.wav (8 kHz, mono,
// 16 bit), which play as sound:custom/vi/NAME. Further files of the same form are a centre's own, such as the names of procedures. A voice of espeak-ng, for development and tests: a centre records a person under the same names.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const voices = { vi: ['-v', 'vi', '-s', '150'], en: ['-v', 'en-us', '-s', '155'] };
const sound = ['-t', 'wav', '-', '-r', '8000', '-c', '1', '-b', '16'];
const cache = path.join(os.homedir(), '.cache', 'civicline', 'prompts');
const [out, ...more] = process.argv.slice(2);
if (!out) throw new Error('usage: node prompts.mjs DIR [FILE...]');

/** `number-{0..60}` stands for 61 prompts. */
const spread = ([name, ...texts]) => {
  const [range, first, last] = /\{(\d+)\.\.(\d+)\}/.exec(name) ?? [];
  if (range === undefined) return [[name, ...texts]];
  return Array.from({ length: last - first + 1 }, (_, i) => String(Number(first) + i)).map((n) => [
    name.replace(range, n),
    ...texts.map((text) => text.replaceAll('{n}', n)),
  ]);
};

const readPrompts = (file) => {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .map((line, i) => ({ cells: line.split('\t'), line: i + 1 }))
    .filter(({ cells }) => cells[0] && !cells[0].startsWith('#'));
  const wrong = rows.find(({ cells }) => cells.length !== 3 || cells.some((cell) => !cell.trim()));
  if (wrong) throw new Error(`${file}:${wrong.line}: name, Vietnamese and English, separated by tabs`);
  return rows.flatMap(({ cells }) => spread(cells));
};

const speak = (text, voice, to) =>
  new Promise((resolve, reject) => {
    const voiced = spawn('espeak-ng', [...voice, '--stdout', text], { stdio: ['ignore', 'pipe', 'inherit'] });
    // The length that a pipe's header claims is wrong, which sox would warn of each time.
    const shaped = spawn('sox', ['-V1', '--ignore-length', ...sound, to, 'norm', '-6'], {
      stdio: [voiced.stdout, 'ignore', 'inherit'],
    });
    for (const [child, name] of [
      [voiced, 'espeak-ng'],
      [shaped, 'sox'],
    ])
      child.on('error', ({ message }) => reject(new Error(`prompts need ${name}: ${message}`)));
    shaped.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`sox ended with ${code}`))));
  });

/** Each prompt is made once for its text and voice, whoever asks; half a file is never taken for a whole one. */
const make = async ([name, language, text]) => {
  const digest = createHash('sha256')
    .update(JSON.stringify([voices[language], sound, text]))
    .digest('hex');
  const kept = path.join(cache, `${digest}.wav`);
  if (!existsSync(kept)) {
    const making = path.join(cache, `${digest}.${process.pid}.wav`);
    await speak(text, voices[language], making);
    renameSync(making, kept);
  }
  copyFileSync(kept, path.join(out, language, `${name}.wav`));
};

const prompts = [path.join(import.meta.dirname, 'prompts.tsv'), ...more].flatMap(readPrompts);
const wanted = prompts.flatMap(([name, vi, en]) => [
  [name, 'vi', vi],
  [name, 'en', en],
]);
for (const dir of [cache, path.join(out, 'vi'), path.join(out, 'en')]) mkdirSync(dir, { recursive: true });
const count = wanted.length;
const lane = async () => {
  for (let next = wanted.shift(); next; next = wanted.shift()) await make(next);
};
await Promise.all(Array.from({ length: os.availableParallelism() }, lane));
console.log(`${count} prompts in ${out}`);
