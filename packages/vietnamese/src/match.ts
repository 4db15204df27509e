import { fold, foldQuery } from './fold';

const collator = new Intl.Collator('vi', { sensitivity: 'variant', numeric: true });

/** Vietnamese order. */
export const sortVi = (a: string, b: string): number => collator.compare(a, b);

const normal = (text: string) => text.normalize('NFC').toLowerCase();

const place = (folded: string, query: string): number => {
  if (folded === query) return 60;
  if (folded.startsWith(query)) return 50;
  const at = ` ${folded} `.indexOf(` ${query} `);
  if (at >= 0) return 40;
  if (` ${folded}`.includes(` ${query}`)) return 30;
  if (folded.includes(query)) return 20;
  const words = query.split(' ');
  const found = words.filter((word) => ` ${folded}`.includes(` ${word}`)).length;
  return found === words.length ? 10 : 0;
};

/** How well a text answers a query; 0 is not at all. The same accents count above the same letters. */
export const scoreMatch = (query: string, text: string): number => {
  const folded = fold(text);
  const best = Math.max(0, ...foldQuery(query).map((variant) => place(folded, variant)));
  return best && normal(text).includes(normal(query).trim()) ? best + 5 : best;
};
