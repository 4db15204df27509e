import { logger } from './log';
import { maskText } from './privacy/text';

const said = (say: (log: ReturnType<typeof logger>) => void) => {
  const lines: string[] = [];
  say(logger('test', 'info', { write: (line) => void lines.push(line) }));
  return lines.join('');
};

const name = 'Nguyễn Văn An';
const phone = '0912345678';

test.each([
  ['at the top', { phone, name }],
  ['four levels down', { a: { b: { c: { phone, full_name: name } } } }],
  ['in lists of lists', { rows: [[{ recipient: phone }], { people: [{ citizen: { name } }] }] }],
  ['under other spellings', { 'Phone-Number': phone, phoneProof: phone, ADDRESS: name }],
  ['under names that end so', { callerName: name, 'x-phone-number': phone, officerName: name }],
  ['as free text', { reason: `${name} is ill`, note: name }],
  ['in values of any key', { key: `from ${phone}`, list: [`+84 912 345 678`] }],
])('nothing personal is said: %s', (_, facts) => {
  const line = said((log) => log.info(facts, 'told'));
  expect(line).not.toMatch(/Nguyễn|912.?345.?678/);
  expect(JSON.parse(line)).toMatchObject({ level: 'info', service: 'test', message: 'told' });
});

test('bindings of a child log are held to the same', () => {
  expect(said((log) => log.child({ caller: { phone } }).info('told'))).not.toContain(phone);
});

test('messages and errors are masked, with all their causes', () => {
  const error = new Error(`no answer from ${phone}`, { cause: new Error('bounced: an.nguyen@dongnai.gov.vn') });
  for (const line of [
    said((log) => log.error({ err: error }, `failed for ${phone}`)),
    said((log) => log.error(error)),
    said((log) => log.error({ lost: error }, 'failed for %s', phone)),
  ]) {
    expect(line).not.toMatch(/0912345678|dongnai\.gov/);
    expect(line).toContain('no answer from [phone]');
    expect(line).toContain('bounced: [email]');
  }
});

test('what hangs on an error besides its words is not told', () => {
  const error = Object.assign(new Error('duplicate key'), { code: '23505', parameters: [name], detail: name });
  const line = said((log) => log.error({ err: error }, 'failed'));
  expect(line).not.toContain(name);
  expect(JSON.parse(line)).toMatchObject({ err: { type: 'Error', message: 'duplicate key', code: '23505' } });
});

test('a thing that contains itself is cut off', () => {
  const round: { self?: unknown } = {};
  round.self = round;
  const error = new Error('round');
  error.cause = error;
  expect(said((log) => log.info({ round, err: error }, 'told'))).toContain('[deep]');
});

test('codes stay readable', () => {
  const facts = {
    reason: 'SLOT_FULL',
    code: 'BH-7K2M',
    at: '2026-11-25T11:00:00+07:00',
    id: '018f0912-3456-7890-abcd-ef0123456789',
  };
  expect(JSON.parse(said((log) => log.info(facts, 'told')))).toMatchObject(facts);
});

test.each([
  ['0912345678', '[phone]'],
  ['+84 912 345 678', '[phone]'],
  ['0251-3822-501', '[phone]'],
  ['gọi 1022', 'gọi 1022'],
  ['an@dongnai.gov.vn.', '[email].'],
])('%s is masked', (text, masked) => expect(maskText(text)).toBe(masked));

test('what a library made is named, not told', () => {
  const request = new URL('https://example.vn/?phone=0912345678');
  expect(said((log) => log.info({ request }, 'came'))).toContain('"request":"[URL]"');
  expect(said((log) => log.child({ request }).info('came'))).toContain('"request":"[URL]"');
});
