import { refusedWith, unanswered } from './http-answer';

it.each([
  [400, 'refused'],
  [401, 'away'],
  [404, 'away'],
  [408, 'unsure'],
  [422, 'refused'],
  [429, 'busy'],
  [500, 'unsure'],
  [502, 'unsure'],
  [503, 'away'],
  [504, 'unsure'],
])('%d is %s', (status, outcome) => {
  expect(refusedWith(status)).toEqual({ outcome, reason: `PROVIDER_${status}` });
});

it.each([
  ['ECONNREFUSED', 'away'],
  ['ENOTFOUND', 'away'],
  ['UND_ERR_CONNECT_TIMEOUT', 'away'],
  ['ECONNRESET', 'unsure'],
  ['UND_ERR_SOCKET', 'unsure'],
  [undefined, 'unsure'],
])('a connection that ends with %s is %s', (code, outcome) => {
  expect(unanswered(Object.assign(new TypeError('fetch failed'), { cause: { code } })).outcome).toBe(outcome);
});
