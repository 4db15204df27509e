import { common } from '@civicline/contracts';
import type { Locale } from '@civicline/service-kit';

/**
 * The API's words of an enumeration of the contract: AGENT_STATE_WRAP_UP is "wrap-up". What a newer service says that is not
 * known here reads as the first word.
 */
export const words = <T extends string, const W extends readonly [string, ...string[]]>(prefix: string, names: W) => ({
  names,
  wordOf: (value: T): W[number] => {
    const word = value
      .slice(prefix.length + 1)
      .toLowerCase()
      .replaceAll('_', '-');
    return names.includes(word) ? word : names[0];
  },
  valueOf: (word: W[number] | undefined): T =>
    `${prefix}_${(word ?? 'unspecified').toUpperCase().replaceAll('-', '_')}` as T,
});

export const localeOf = (locale: common.Locale): Locale => (locale === common.Locale.EN ? 'en' : 'vi');
export const localeFrom = (locale: Locale): common.Locale => (locale === 'en' ? common.Locale.EN : common.Locale.VI);
