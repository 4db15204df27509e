import type { AgentStatus, Call, ContactRecord, OfferedCall } from '@civicline/contracts/rest';
import type { Change, DeskState } from './desk-state';
import { changed, emptyDesk } from './desk-state';

const agent = { id: 'agent01', state: 'ready' } as AgentStatus;
const callIn = (state: Call['state'], more: Partial<Call> = {}) =>
  ({ id: 'c1', agentId: 'agent01', state, ...more }) as Call;
const offer = { offer: { id: 'o1', callId: 'c1', status: 'pending' }, call: callIn('ringing') } as OfferedCall;
const record = (version: number) => ({ id: 'r1', callId: 'c1', version }) as ContactRecord;
const after = (...changes: Change[]): DeskState => changes.reduce(changed, emptyDesk);
const picture: Change = { type: 'picture', data: { agent, offer: null, call: null, record: null } };
const offered: Change = { type: 'offer', data: offer };

it('an offer is gone once its call is answered, whichever is told first', () => {
  const answered: Change = { type: 'call', data: callIn('answered') };
  const accepted: Change = { type: 'accepted', data: { call: callIn('answered'), record: record(1) } };
  expect(after(picture, offered, answered)).toMatchObject({ offer: null, call: { state: 'answered' } });
  expect(after(picture, offered, answered, accepted)).toMatchObject({ offer: null, record: { version: 1 } });
  expect(after(picture, offered, accepted, answered)).toMatchObject({ offer: null, record: { version: 1 } });
});

it.each([
  ['timeout', true],
  ['rescinded', false],
] as const)('an offer that ended by %s', (status, missed) => {
  const ended: Change = { type: 'offer-ended', data: { ...offer.offer, status } };
  expect(after(picture, offered, ended)).toMatchObject({ offer: null, missed });
});

it('the end of another offer changes nothing', () => {
  const ended: Change = { type: 'offer-ended', data: { ...offer.offer, id: 'o0', status: 'timeout' } };
  expect(after(picture, offered, ended).offer).toBe(offer);
});

it('a call that is over, or somebody else’s by now, leaves the desk with what was noted of it', () => {
  const talking: Change[] = [
    picture,
    { type: 'accepted', data: { call: callIn('answered'), record: record(1) } },
    { type: 'whisper', data: { text: 'x', from: 'y', at: null } },
  ];
  const empty = { call: null, record: null, whispers: [] };
  expect(after(...talking, { type: 'call', data: callIn('ended') })).toMatchObject(empty);
  expect(after(...talking, { type: 'call', data: callIn('queued', { agentId: 'agent02' }) })).toMatchObject(empty);
  expect(after(...talking, { type: 'call', data: callIn('ended', { id: 'c0' }) }).call?.id).toBe('c1');
});

it('a picture that is older than what was saved does not take it back', () => {
  const saved: Change = { type: 'record', data: record(5) };
  const again: Change = { type: 'picture', data: { agent, offer: null, call: callIn('answered'), record: record(3) } };
  const talking: Change = { type: 'accepted', data: { call: callIn('answered'), record: record(1) } };
  expect(after(picture, talking, saved, again).record?.version).toBe(5);
  expect(after(picture, talking, saved, { type: 'record', data: record(4) }).record?.version).toBe(5);
});
