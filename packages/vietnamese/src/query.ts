import { spellOut } from './abbreviations';
import { fold } from './fold';
import { undoTelex, undoVni } from './keystrokes';

const perWord = (text: string, change: (word: string) => string) => text.split(' ').map(change).join(' ');

/** Where schools write i and offices write y: đăng kí, lí lịch, tỉ lệ, quí; and bác sỹ the other way round. */
export const officeSpelling = (word: string): string => {
  if (/^(?:k|l|m|t|h|qu)i$/.test(word)) return `${word.slice(0, -1)}y`;
  return word === 'sy' ? 'si' : word;
};

/**
 * What a query may mean, folded, each meaning once and as typed first: left-overs of Telex and VNI undone, abbreviations
 * spelt out, i and y as offices write them. Empty for an empty query.
 */
export const foldQuery = (text: string): string[] => {
  const typed = fold(text);
  const undone = [perWord(typed, undoTelex), perWord(typed, undoVni)].filter((keys) => keys !== typed);
  // What was typed is spelt out with the accents it has; what was undone has none left.
  const spelt = [spellOut(text.normalize('NFC').toLowerCase()), ...undone.map(spellOut)].map(fold);
  const meanings = [typed, ...undone, ...spelt].flatMap((meaning) => [meaning, perWord(meaning, officeSpelling)]);
  return [...new Set(meanings)].filter(Boolean);
};
