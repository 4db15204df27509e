import fc from 'fast-check';

/** As much of JSON Schema (2020-12) as the document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
}

/** Values that have broken other systems: too long, of another type, half a sign, nothing, code. */
export const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    2 ** 53,
    1e308,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '../../etc/passwd',
    `' OR 1=1 --`,
    '%00',
    '${7*7}',
    '<script>alert(1)</script>',
    'Nguyễn Văn Ân',
    '0912345678',
    '9999-99-99',
    '2026-02-30T25:61:00+07:00',
    '2026-12-01',
    '-271821-04-20T00:00:00.000Z',
    'x'.repeat(5_000),
    [],
    {},
    [[[]]],
  ),
  fc.string(),
  fc.integer(),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Values that exist here, by the name of their field, so that a request comes further than the first check. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

const byFormat: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'date-time': fc
    .date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  email: fc.emailAddress(),
  uuid: fc.uuid(),
};

/** A regular expression as fast-check knows them, or none. */
const matching = (pattern: string): fc.Arbitrary<unknown> => {
  try {
    return fc.stringMatching(new RegExp(pattern));
  } catch {
    return fc.string();
  }
};

/** Values of a schema; a field whose name is known has known values among them. */
export const valueOf = (
  schema: Schema,
  known: Known,
  resolve: (ref: string) => Schema,
  name = '',
): fc.Arbitrary<unknown> => {
  const fitting = fittingOf(schema, known, resolve, name);
  const real = known[name];
  return real ? fc.oneof({ arbitrary: fc.constantFrom(...real), weight: 3 }, fitting) : fitting;
};

const fittingOf = (
  schema: Schema,
  known: Known,
  resolve: (ref: string) => Schema,
  name: string,
): fc.Arbitrary<unknown> => {
  if (schema.$ref) return valueOf(resolve(schema.$ref), known, resolve, name);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((one) => valueOf(one, known, resolve, name)));
  const [type] = [schema.type].flat();
  if (type === 'integer' || type === 'number')
    return fc.integer({ min: schema.minimum ?? -10, max: schema.maximum ?? 1_000 });
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'array') return fc.array(valueOf(schema.items ?? {}, known, resolve, name), { maxLength: 3 });
  if (type === 'object' || schema.properties) {
    const required = new Set(schema.required);
    const fields = Object.entries(schema.properties ?? {});
    const record = Object.fromEntries(fields.map(([key, one]) => [key, valueOf(one, known, resolve, key)]));
    return fc.record(record, { requiredKeys: fields.map(([key]) => key).filter((key) => required.has(key)) });
  }
  if (schema.format && byFormat[schema.format]) return byFormat[schema.format] ?? fc.string();
  if (schema.pattern) return matching(schema.pattern);
  return fc.string({ maxLength: Math.min(schema.maxLength ?? 40, 200) });
};

/** The same value with one of its fields, or the whole of it, replaced by something hostile, or a field that nobody knows. */
export const spoiled = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(value, hostile, fc.nat(), fc.nat(3)).map(([good, bad, which, how]) => {
    if (how === 0 || typeof good !== 'object' || good === null || Array.isArray(good)) return bad;
    const keys = Object.keys(good);
    if (how === 1 || !keys.length) return { ...good, unknownField: bad };
    return { ...good, [keys[which % keys.length] ?? '']: bad };
  });
