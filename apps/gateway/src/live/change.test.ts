import type { Caller } from '@civicline/service-kit';
import { concerns } from './change';

const change = (officeId: string) =>
  ({ kind: 'appointment', officeId, code: 'MPV9-6PHJ', happened: 'booked', at: '' }) as const;
const officer: Caller = { role: 'officer', id: 'o', officeId: 'ppac' };
const agent: Caller = { role: 'agent', id: 'a' };

it.each<[string, Caller, string, string, boolean]>([
  ['an officer, the own office', officer, 'ppac', '', true],
  ['an officer, another office', officer, 'motcua-26041', '', false],
  ['an officer, an office that is not known', officer, '', '', false],
  ['an officer without an office', { role: 'officer', id: 'o' }, '', '', false],
  ['an agent who watches all', agent, 'ppac', '', true],
  ['an agent who watches this office', agent, 'ppac', 'ppac', true],
  ['an agent who watches another', agent, 'ppac', 'motcua-26041', false],
  ['an agent who watches one, of an office that is not known', agent, '', 'ppac', true],
])('%s', (_, caller, officeId, watched, told) => {
  expect(concerns(change(officeId), caller, watched)).toBe(told);
});
