import fc from 'fast-check';
import { anyPhrase, telexKeys, vniKeys, words } from '../test/sample-texts';
import { fold } from './fold';
import { undoTelex, undoVni } from './keystrokes';

it.each([
  ['hooj', 'ho'],
  ['khaaur', 'khau'],
  ['ddawng', 'dang'],
  ['dduwowngf', 'duong'],
  ['tieesng', 'tieng'],
  ['nhwng', 'nhung'],
  ['dienej', 'dien'],
  ['diend', 'dien'],
  ['quyeenf', 'quyen'],
  ['giaays', 'giay'],
  ['xas', 'xa'],
  ['sowr', 'so'],
])('Telex %s is %s', (keys, meant) => expect(undoTelex(keys)).toBe(meant));

it.each(['business', 'office', 'form', 'license', 'bhxh', 'b2', 'www', 'x', '', 'dd-01', 'zalo'])(
  '"%s" is not Telex',
  (word) => expect(undoTelex(word)).toBe(word),
);

it.each([
  ['ho65', 'ho'],
  ['kha63u', 'khau'],
  ['d9a8ng', 'dang'],
  ['d9u7o7ng2', 'duong'],
])('VNI %s is %s', (keys, meant) => expect(undoVni(keys)).toBe(meant));

it.each(['b2', 'a1', 'covid19', 'dd', '2026', 'h19.27', 'mp3', 'khau', ''])('"%s" is not VNI', (word) =>
  expect(undoVni(word)).toBe(word),
);

it('leaves every word alone that was typed in full', () => {
  for (const word of words.map(fold)) {
    expect(undoTelex(word)).toBe(word);
    expect(undoVni(word)).toBe(word);
  }
});

const perWord = (text: string, change: (word: string) => string) => text.split(' ').map(change).join(' ');
const toneKey = fc.constantFrom('at the vowel' as const, 'at the end' as const);

it('what the keys of Telex and VNI leave behind is what was meant', () => {
  fc.assert(
    fc.property(anyPhrase, toneKey, (text, when) => {
      expect(perWord(fold(telexKeys(text, when)), undoTelex)).toBe(fold(text));
      expect(perWord(fold(vniKeys(text, when)), undoVni)).toBe(fold(text));
    }),
  );
});
