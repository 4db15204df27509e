import { fold } from '@civicline/vietnamese';

/** What a citizen may mean by an SMS to us. */
export type Intent = 'cancel' | 'confirm' | 'refuse' | 'ready' | 'stop' | 'start';

export interface Reply {
  /** Null: not understood, and then nothing is done. */
  readonly intent: Intent | null;
  /** The appointment that it names, as codes are written; null when none. */
  readonly code: string | null;
}

/** The words of each intent, without accents. Short ones stand alone; of longer ones a letter may be wrong. */
const words: Readonly<Record<Intent, readonly string[]>> = {
  cancel: ['huy', 'huy hen', 'huy lich', 'huy lich hen', 'cancel', 'cancel appointment'],
  confirm: [
    'xac nhan',
    'dong y',
    'chap nhan',
    'se den',
    'dung hen',
    'co',
    'ok',
    'oke',
    'okay',
    'yes',
    '1',
    'confirm',
    'accept',
  ],
  refuse: ['tu choi', 'khong dong y', 'khong', 'ko', 'no', '2', 'refuse', 'decline'],
  ready: ['san sang', 'da san sang', 'du giay to', 'da du giay to', 'ready'],
  stop: ['dung', 'dung lai', 'dung nhan tin', 'stop', 'unsubscribe'],
  start: ['bat dau', 'nhan tin', 'start'],
};

/** Said for politeness, and around the word that matters. */
const around = new Set(
  'a da vang toi em anh chi co chu bac xin vui long lam on nhe nha cam thank thanks please i my the yes lich hen cuoc'.split(
    ' ',
  ),
);

/** Letters, digits and a dash of a code; vowels are in none, so no word looks like one. */
const codeForm = /\b([34679CDFGHJKNPRTVWX]{4})[-\s.]?([34679CDFGHJKNPRTVWX]{4})\b/i;

/** Edits from one word to another: a letter wrong, missing, too many, or two swapped. Stops caring above one. */
const isNear = (a: string, b: string): boolean => {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  if (restA.slice(1) === restB.slice(1)) return true;
  if (restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
};

/** From this length on a slip of the thumb still leaves only one word that it can be. */
const forgivenFrom = 4;

const named = (text: string): Intent | null => {
  const intents = Object.entries(words) as [Intent, readonly string[]][];
  const exact = intents.find(([, all]) => all.includes(text));
  if (exact) return exact[0];
  const near = intents.filter(([, all]) => all.some((word) => word.length >= forgivenFrom && isNear(word, text)));
  return near.length === 1 ? (near[0]?.[0] ?? null) : null;
};

/** What is left when the polite words at both ends are taken away. */
const withoutManners = (text: string): string => {
  const all = text.split(' ').filter(Boolean);
  while (all.length > 1 && around.has(all[0] ?? '')) all.shift();
  while (all.length > 1 && around.has(all.at(-1) ?? '')) all.pop();
  return all.join(' ');
};

/**
 * Reads an SMS. Nothing is guessed: "do not cancel", a question or a story is not understood, and the citizen is asked or
 * told to call, because a cancelled visit cannot be brought back.
 */
export const readReply = (sms: string): Reply => {
  const found = codeForm.exec(sms);
  const code = found ? `${found[1] ?? ''}-${found[2] ?? ''}`.toUpperCase() : null;
  const rest = fold(found ? sms.replace(found[0], ' ') : sms)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  // The code alone answers "which one?" with nothing to do: it is not understood.
  return { intent: named(rest) ?? named(withoutManners(rest)), code };
};
