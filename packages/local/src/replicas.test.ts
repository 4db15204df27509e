import { replicasOf } from './replicas';

const once = { directory: 1, scheduling: 1, routing: 1, notification: 1, intake: 1, gateway: 1 };

test.each([
  ['1', once],
  ['2', { directory: 2, scheduling: 2, routing: 2, notification: 2, intake: 2, gateway: 1 }],
  ['gateway=2', { ...once, gateway: 2 }],
  ['scheduling=2', { ...once, scheduling: 2 }],
  ['scheduling=3,notification=2', { ...once, scheduling: 3, notification: 2 }],
])('%s', (text, replicas) => expect(replicasOf(text)).toEqual(replicas));

test.each(['0', '6', '1.5', '', 'two', 'scheduling=', 'scheduling=0', 'desk=2', 'scheduling=2;routing=2'])(
  'refuses %j',
  (text) => expect(() => replicasOf(text)).toThrow('--replicas'),
);
