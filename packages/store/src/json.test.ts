import fc from 'fast-check';
import { fromJson, toJson } from './json';

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.bigInt(),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value')),
    fc.dictionary(
      fc.string().filter((key) => !key.startsWith('$') && key !== '__proto__'),
      tie('value'),
      { noNullPrototype: true },
    ),
  ),
})).value;

it('what is read back is what was written', () => {
  fc.assert(
    fc.property(values, (value) => expect(fromJson(JSON.parse(toJson(value) ?? 'null'))).toEqual(value ?? undefined)),
  );
});
