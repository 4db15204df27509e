/** A syllable as Vietnamese spells it, folded. No vowel is doubled and none of f, j, w, z occurs. */
const syllable =
  /^(?:b|ch|c|d|gh|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x)?(?:[aeo](?![aeo])|oa|oe|eo|ao|[iuy]){1,3}(?:ch|c|ng|nh|n|m|p|t)?$/;

/** Whether a folded word is spelt as a Vietnamese syllable is. */
export const isSyllable = (word: string): boolean => syllable.test(word);

const toneLetters = /[sfrxjz]/g;

/**
 * A word typed with Telex into a field that does not take it, as it was meant, folded: doubled vowels (khaaur), dd, w for a
 * hook or a horn (dduwowngf) or for a whole vowel (nhwng), a tone letter after the vowel (tieesng, tieengs), and marks
 * typed at the end of the word (dienej). A word that would not become a Vietnamese syllable stays as it is.
 */
export const undoTelex = (word: string): string => {
  if (!/^[a-z]{2,}$/.test(word) || syllable.test(word)) return word;
  const withVowel = /[aeiouy]/.test(word) ? word.replace(/w/g, '') : word.replace('w', 'u');
  const [, first = '', rest = ''] = /^((?:gi(?=[aeou])|qu|[^aeiouy])*)(.*)$/.exec(withVowel) ?? [];
  const head = first.replace('dd', 'd');
  const marked = rest.replace(toneLetters, '').replace(/([aeo])\1/g, '$1');
  const vowelAgain = marked.replace(/([aeo])(.*)\1$/, '$1$2');
  const tail = head === 'd' ? vowelAgain.replace(/d$/, '') : vowelAgain;
  const meant = head + tail;
  return syllable.test(meant) ? meant : word;
};

/** Letters with a digit that are classes of licences and sizes of paper rather than vowels with a mark. */
const classes = /^[ae]\d$/;

/** A word typed with VNI (kha63u, d9a6t1, o73), as it was meant, folded. Others (b2, a1, covid19) stay as they are. */
export const undoVni = (word: string): string => {
  if (!/^[a-z]+\d[a-z\d]*$/.test(word) || classes.test(word)) return word;
  const meant = word.replace(/\d/g, '');
  return syllable.test(meant) ? meant : word;
};
