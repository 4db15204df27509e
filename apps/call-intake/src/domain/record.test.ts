import fc from 'fast-check';
import type { ContactRecord } from './record';
import { fieldNames, isCaptured, missingOf, noFields, quickCapture, write } from './record';

const now = new Date('2026-11-24T01:00:00Z');
const blank: ContactRecord = {
  ...noFields,
  id: 'r',
  callId: null,
  status: 'partial',
  version: 0,
  agentId: 'a1',
  createdAt: now,
  changedAt: now,
  capturedAt: null,
  completedAt: null,
};
const quick = { name: 'An', number: '0912345678', topic: 'land', unitCode: '26041', question: 'Giấy tờ gì?' };

it('is captured by five fields, complete by what its topic asks for', () => {
  expect(missingOf(noFields)).toEqual([...quickCapture, 'answer']);
  const captured = write(blank, quick, [], now);
  expect(captured.happened).toEqual(['captured']);
  expect(missingOf(captured.record)).toEqual(['procedureCode', 'address', 'answer']);
  const done = write(
    captured.record,
    { procedureCode: 'DD-01', address: 'Trấn Biên', answer: 'Đã hướng dẫn' },
    [],
    now,
  );
  expect(done).toMatchObject({ record: { status: 'complete', version: 2 }, happened: ['completed'] });
  // What is taken out again is missing again, and said once only.
  const back = write(done.record, {}, ['answer'], now);
  expect(back).toMatchObject({ record: { status: 'partial', completedAt: null }, happened: [] });
});

it('a number that is none does not capture, and is kept as it was typed', () => {
  const { record } = write(blank, { ...quick, number: '0912 34' }, [], now);
  expect(isCaptured(record)).toBe(false);
  expect(record.number).toBe('0912 34');
});

it('what is not given stays, whatever the order in which fields are saved', () => {
  const values = fc.record(Object.fromEntries(fieldNames.map((name) => [name, fc.string({ minLength: 1 })])));
  fc.assert(
    fc.property(values, fc.shuffledSubarray([...fieldNames], { minLength: fieldNames.length }), (fields, order) => {
      const saved = order.reduce((record, name) => write(record, { [name]: fields[name] }, [], now).record, blank);
      for (const name of fieldNames) expect(saved[name]).toBe(fields[name]);
    }),
  );
});
