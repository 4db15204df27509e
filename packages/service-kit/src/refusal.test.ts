import { runInNewContext } from 'node:vm';
import { invalid, isRefusal, Refusal } from './refusal';

test('a refusal is told by its shape, so that one of another realm is one too', () => {
  expect(isRefusal(new Refusal('SLOT_FULL', 'exhausted'))).toBe(true);
  expect(isRefusal(new Error('SLOT_FULL'))).toBe(false);
  expect(isRefusal({ name: 'Refusal', reason: 'SLOT_FULL' })).toBe(false);
  const elsewhere: unknown = runInNewContext(
    "Object.assign(new Error('x'), { name: 'Refusal', reason: 'SLOT_FULL', kind: 'exhausted' })",
  );
  expect(isRefusal(elsewhere)).toBe(true);
});

test('a wrong request names its fields', () => {
  expect(invalid([{ field: 'from', rule: 'in_past' }])).toMatchObject({
    reason: 'INVALID_ARGUMENT',
    kind: 'invalid',
    violations: [{ field: 'from', rule: 'in_past' }],
    details: {},
  });
});
