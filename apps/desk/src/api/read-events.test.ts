import { readEvents } from './read-events';

it.each([
  ['nothing', '', [], ''],
  ['a beat', ': beat\n\n', [], ''],
  ['one event', 'event: call\ndata: {"a":1}\n\n', [{ event: 'call', data: '{"a":1}' }], ''],
  ['an event without its end', 'event: call\ndata: {"a"', [], 'event: call\ndata: {"a"'],
  [
    'two and a half',
    'data: 1\n\ndata: 2\n\nda',
    [
      { event: 'message', data: '1' },
      { event: 'message', data: '2' },
    ],
    'da',
  ],
  ['lines of Windows', 'event: x\r\ndata: 1\r\n\r\n', [{ event: 'x', data: '1' }], ''],
])('reads %s', (_, text, events, rest) => {
  expect(readEvents(text)).toEqual({ events, rest });
});
