import type { FileCall } from './call-file';
import { readCallFile } from './call-file';

const head =
  'vru+line\tcall_id\tcustomer_id\tpriority\ttype\tdate\tvru_entry\tvru_exit\tvru_time\tq_start\tq_exit\tq_time\toutcome\tser_start\tser_exit\tser_time\tserver';
const at = (iso: string) => new Date(`${iso}Z`).getTime() / 1_000;
const never = '0:00:00\t0:00:00\t0';

const read = (...lines: string[]) => readCallFile([head, ...lines].join('\n'));
const only = (line: string): FileCall => {
  const [call] = read(line).calls;
  if (!call) throw new Error('no call');
  return call;
};

// What the line says, and what it means.
it.each<[string, string, Partial<FileCall>]>([
  [
    'an answered call that waited',
    'AA1\t7\t123\t2\tPS\t990201\t9:00:00\t9:00:10\t10\t9:00:10\t9:00:40\t30\tAGENT\t9:00:39\t9:02:00\t81\tANNA',
    {
      outcome: 'answered',
      arrivedAt: at('1999-02-01T09:00:00'),
      leftIvrAt: at('1999-02-01T09:00:10'),
      waitSeconds: 30,
      serviceSeconds: 81,
      server: 'ANNA',
      customer: '123',
      priority: 2,
      dirt: [],
    },
  ],
  [
    'an answered call that did not wait',
    `AA1\t7\t0\t0\tPS\t990201\t9:00:00\t9:00:10\t10\t${never}\tAGENT\t9:00:09\t9:02:00\t111\tANNA`,
    { outcome: 'answered', waitSeconds: 0, leftIvrAt: at('1999-02-01T09:00:10'), customer: '', dirt: [] },
  ],
  [
    'a caller who left the menu',
    `AA1\t7\t0\t0\tPS\t990201\t9:00:00\t9:00:10\t10\t${never}\tHANG\t${never}\tNO_SERVER`,
    { outcome: 'left_in_ivr', waitSeconds: 0, dirt: [] },
  ],
  [
    'a caller who hung up in the very second in which they were queued',
    `AA1\t7\t0\t0\tPS\t990201\t9:00:00\t9:00:10\t10\t9:00:10\t9:00:10\t0\tHANG\t${never}\tNO_SERVER`,
    { outcome: 'left_in_queue', waitSeconds: 0, dirt: [] },
  ],
  [
    'a wait across midnight',
    `AA1\t7\t0\t0\tPS\t990201\t23:59:17\t23:59:26\t9\t23:59:26\t0:00:27\t61\tHANG\t${never}\tNO_SERVER`,
    { outcome: 'left_in_queue', waitSeconds: 61, leftIvrAt: at('1999-02-01T23:59:26'), dirt: [] },
  ],
  [
    'a wait across midnight that was taken as negative',
    `AA1\t7\t0\t0\tPS\t990201\t23:59:17\t23:59:26\t9\t23:59:26\t0:00:27\t-86339\tHANG\t${never}\tNO_SERVER`,
    { waitSeconds: 61, dirt: [] },
  ],
  [
    'a queue entered after midnight',
    `AA1\t7\t0\t0\tPS\t990228\t23:59:55\t0:00:05\t10\t0:00:05\t0:00:15\t10\tHANG\t${never}\tNO_SERVER`,
    { arrivedAt: at('1999-02-28T23:59:55'), leftIvrAt: at('1999-03-01T00:00:05'), waitSeconds: 10, dirt: [] },
  ],
  [
    'a clock that goes past 24',
    `AA1\t7\t0\t0\tPS\t990201\t24:10:00\t24:10:10\t10\t24:10:10\t24:10:40\t30\tHANG\t${never}\tNO_SERVER`,
    { arrivedAt: at('1999-02-02T00:10:00'), leftIvrAt: at('1999-02-02T00:10:10'), waitSeconds: 30, dirt: [] },
  ],
  [
    'a menu that was left before it was entered',
    'AA1\t7\t0\t0\tPS\t990201\t9:48:14\t9:47:17\t-57\t9:47:17\t9:50:11\t174\tAGENT\t9:50:11\t9:51:28\t77\tANNA',
    { waitSeconds: 174, leftIvrAt: at('1999-02-01T09:47:17'), dirt: ['clock_back'] },
  ],
  [
    'a wait that is not what its two times say: the wait counts',
    `AA1\t7\t0\t0\tPS\t990201\t9:00:00\t9:00:10\t10\t9:00:10\t9:00:40\t44\tHANG\t${never}\tNO_SERVER`,
    { waitSeconds: 44, dirt: ['wait'] },
  ],
  [
    'a negative wait',
    `AA1\t7\t0\t0\tPS\t990201\t9:00:00\t9:00:10\t10\t9:00:10\t9:00:07\t-3\tHANG\t${never}\tNO_SERVER`,
    { waitSeconds: 0, dirt: ['wait'] },
  ],
  [
    'an agent who is not named and served nobody',
    `AA1\t7\t0\t0\tPS\t990201\t9:00:00\t9:00:10\t10\t${never}\tAGENT\t${never}\tNO_SERVER`,
    { outcome: 'answered', server: '', serviceSeconds: 0, dirt: ['no_server', 'no_service'] },
  ],
  [
    'a hang-up that was served',
    `AA1\t7\t0\t0\tPS\t990201\t9:00:00\t9:00:10\t10\t${never}\tHANG\t9:00:10\t9:00:14\t4\tNO_SERVER`,
    { outcome: 'left_in_ivr', dirt: ['served_though_lost'] },
  ],
  [
    'a phantom',
    'AA1\t7\t0\t0\tPS\t990201\t9:00:00\t9:00:10\t10\t9:00:10\t9:00:40\t30\tPHANTOM\t9:00:39\t9:00:43\t4\tNO_SERVER',
    { outcome: 'phantom', dirt: [] },
  ],
  [
    'a line that breaks off',
    'AA1\t7\t0\t0\tPS\t990201\t9:00:00\t9:00:10\t10\t9:00:10\t9:00:40\t30\tAGENT',
    {
      outcome: 'answered',
      waitSeconds: 30,
      serviceSeconds: 0,
      dirt: ['columns', 'service', 'no_server', 'no_service'],
    },
  ],
  [
    'an outcome that nobody knows, with an agent',
    'AA1\t7\t0\t0\tPS\t990201\t9:00:00\t9:00:10\t10\t9:00:10\t9:00:40\t30\tTRANSFER\t9:00:39\t9:02:00\t81\tANNA',
    { outcome: 'answered', waitSeconds: 30, dirt: ['outcome'] },
  ],
])('reads %s', (_, line, expected) => {
  const call = only(line);
  expect(call).toMatchObject({ ...expected, dirt: expect.anything() as unknown });
  if (expected.dirt) expect([...call.dirt].sort()).toEqual([...expected.dirt].sort());
});

const good = `AA1\t7\t0\t0\tPS\t990201\t9:00:00\t9:00:10\t10\t9:00:10\t9:00:40\t30\tHANG\t${never}\tNO_SERVER`;

it.each([
  ['line ends of Windows', [head, good, good].join('\r\n')],
  ['blank lines', `\n${head}\n\n${good}\n   \n${good}\n\n`],
  ['no line of names', `${good}\n${good}`],
  ['spaces for tabs', [head, good, good].join('\n').replaceAll('\t', '  ')],
  ['a byte order mark', `\uFEFF${head}\n${good}\n${good}`],
  [
    'names in another case and with other marks',
    [head.toUpperCase().replace('VRU+LINE', 'vru.line'), good, good].join('\n'),
  ],
])('reads a file with %s', (_, text) => {
  const { calls, dirtyLines } = readCallFile(text);
  expect(calls).toHaveLength(2);
  expect(calls).toMatchObject(calls.map(() => ({ waitSeconds: 30, outcome: 'left_in_queue' })));
  expect(dirtyLines).toBe(0);
});

it('finds columns by their names, whatever their order', () => {
  const order = [12, 5, 6, 9, 10, 11, 0, 1, 2, 3, 4, 7, 8, 13, 14, 15, 16];
  const turned = [head, good].map((line) => order.map((n) => line.split('\t')[n]).join('\t')).join('\n');
  expect(readCallFile(turned).calls).toEqual(read(good).calls);
});

it('takes a line without day or time as coming when the one before it came, and loses none', () => {
  const { calls, dirt, dirtyLines } = read(good, good.replace('990201', '99-?').replace('9:00:00', 'x'), 'nonsense');
  expect(calls).toHaveLength(3);
  expect(calls[1]).toMatchObject({ arrivedAt: at('1999-02-01T09:00:10') });
  expect(dirt).toMatchObject({ date: 2, arrival: 2, columns: 1, outcome: 1 });
  expect(dirtyLines).toBe(2);
});

it('reads nothing from nothing', () => {
  expect(readCallFile('')).toEqual({ calls: [], dirt: {}, dirtyLines: 0 });
});
