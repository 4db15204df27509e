import en from '../src/i18n/en.json';
import vi from '../src/i18n/vi.json';

const keysOf = (texts: object, path = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value as object, `${path}${key}.`)
      : [`${path}${key.replace(/_(?:one|other)$/, '')}`],
  );

it('both languages say everything', () => {
  expect([...new Set(keysOf(en))].sort()).toEqual([...new Set(keysOf(vi))].sort());
});
