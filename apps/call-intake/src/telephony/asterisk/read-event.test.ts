import type { AriEvent } from '@civicline/ari';
import { eventReader } from './read-event';

const event = (type: string, fields: object = {}): AriEvent =>
  ({ type, channel: { id: 'c~a1' }, ...fields }) as unknown as AriEvent;

it.each([
  ['with the cause that the line said', { cause: 38 }, 38],
  ['for want of sound, which Asterisk calls otherwise', { soft: true, cause: 1 }, 44],
  ['because we asked for it', { soft: true, cause: 32 }, 0],
  ['with no cause', {}, 0],
])('a channel goes %s', (_, request, cause) => {
  const { meantBy: read } = eventReader();
  expect(read(event('ChannelHangupRequest', request))).toBeUndefined();
  expect(read(event('StasisEnd'))).toEqual({ id: 'c', input: { kind: 'gone', channel: 'c~a1', cause } });
  // What was said of one is not said of the next that has its name.
  expect(read(event('StasisEnd'))?.input).toMatchObject({ cause: 0 });
});

it('a channel that left is leaving until its step stands, and another of its name is not', () => {
  const { meantBy, isLeaving, hasLeft } = eventReader();
  expect(isLeaving('c~a1')).toBe(false);
  meantBy(event('StasisEnd'));
  expect([isLeaving('c~a1'), isLeaving('c~a2')]).toEqual([true, false]);
  hasLeft('c~a1');
  expect(isLeaving('c~a1')).toBe(false);
});
