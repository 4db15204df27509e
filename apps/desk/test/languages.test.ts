import centreEn from '../src/i18n/centre.en.json';
import centreVi from '../src/i18n/centre.vi.json';
import en from '../src/i18n/en.json';
import vi from '../src/i18n/vi.json';

const keysOf = (texts: object, path = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value as object, `${path}${key}.`)
      : [`${path}${key.replace(/_(?:one|other)$/, '')}`],
  );
const all = (texts: object) => [...new Set(keysOf(texts))].sort();

it('both languages say everything', () => {
  expect(all(en)).toEqual(all(vi));
  expect(all(centreEn)).toEqual(all(centreVi));
});

it('no page overwrites the texts of another', () => {
  expect(Object.keys(centreVi).filter((section) => section in vi)).toEqual([]);
});
