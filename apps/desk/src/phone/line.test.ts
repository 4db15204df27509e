import type { PhoneChange } from './line';
import { noPhone, phoneAfter } from './line';

const after = (...changes: readonly PhoneChange[]) => changes.reduce(phoneAfter, noPhone);
const there: PhoneChange = { type: 'microphone', there: true };
const gone: PhoneChange = { type: 'microphone', there: false };

test('is registered once there is a microphone, and lost when it is cut off', () => {
  expect(after(there).line).toBe('connecting');
  expect(after(there, { type: 'cut' }).line).toBe('connecting');
  expect(after(there, { type: 'registered' }, { type: 'cut' }).line).toBe('lost');
  expect(after(there, { type: 'registered' }, { type: 'cut' }, { type: 'registered' }).line).toBe('registered');
});

test('a microphone that is pulled out is said, also when the line is cut after that', () => {
  expect(after(there, { type: 'registered' }, gone, { type: 'cut' }).line).toBe('no-microphone');
  expect(after(gone, there).line).toBe('connecting');
});

test('a new microphone does not make a registered telephone connect anew', () => {
  expect(after(there, { type: 'registered' }, there).line).toBe('registered');
});

test('who is mute in one call is heard in the next', () => {
  const mute: PhoneChange = { type: 'muted', muted: true };
  const talking: PhoneChange = { type: 'talk', talk: 'talking' };
  expect(after(there, talking, mute).muted).toBe(true);
  expect(after(there, mute).muted).toBe(false);
  expect(after(there, talking, mute, { type: 'talk', talk: 'idle' }, talking).muted).toBe(false);
});
