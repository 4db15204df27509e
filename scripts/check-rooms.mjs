// Every service is a room with the same doors. Says where one differs: a folder that no other room has, a call of the
// contract without a handler or a test at the seam, a README that leaves a heading out.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const rooms = {
  'department-directory': 'directory',
  scheduling: 'scheduling',
  routing: 'routing',
  notification: 'notification',
  'call-intake': 'intake',
};
const doors = new Set(['domain', 'commands', 'queries', 'store', 'grpc', 'consumers', 'timers']);
/** Adapters to the world outside: providers of messages, telephone systems. No other room has any. */
const extraDoors = { notification: new Set(['channels']), 'call-intake': new Set(['telephony']) };
const headings = ['Owns', 'Answers', 'Announces', 'Listens', 'Does by itself', 'Settings'];

const faults = [];
const filesUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => path.join(entry.parentPath, entry.name))
    : [];
const textOf = (files) => files.map((file) => readFileSync(file, 'utf8')).join('\n');

for (const [room, contract] of Object.entries(rooms)) {
  const src = path.join('apps', room, 'src');
  for (const entry of readdirSync(src, { withFileTypes: true })) {
    if (entry.isDirectory() && !doors.has(entry.name) && !extraDoors[room]?.has(entry.name)) {
      faults.push(`${src}/${entry.name}: no such door in a room`);
    }
  }
  const proto = readFileSync(path.join('proto/civicline', contract, 'v1', `${contract}.proto`), 'utf8');
  const calls = [...proto.matchAll(/^ {2}rpc (\w+)\(/gm)].map((match) => match[1][0].toLowerCase() + match[1].slice(1));
  const handlers = textOf(filesUnder(path.join(src, 'grpc')));
  const tests = textOf(filesUnder(path.join('apps', room, 'test')));
  for (const call of calls) {
    if (!new RegExp(`\\b${call}\\b`).test(handlers)) faults.push(`${room}: ${call} has no handler in grpc/`);
    if (!new RegExp(`\\.${call}\\(`).test(tests)) faults.push(`${room}: ${call} has no test at the seam in test/`);
  }
  const readme = readFileSync(path.join('apps', room, 'README.md'), 'utf8');
  for (const heading of headings)
    if (!readme.includes(heading)) faults.push(`apps/${room}/README.md: nothing on "${heading}"`);
}
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
