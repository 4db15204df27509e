import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';

const kept = 'civicline.language';
// Only the texts that are read are loaded; a test holds both languages to the same keys.
const texts = {
  everywhere: { vi: () => import('./vi.json'), en: () => import('./en.json') },
  referrals: { vi: () => import('./referrals.vi.json'), en: () => import('./referrals.en.json') },
  webhooks: { vi: () => import('./webhooks.vi.json'), en: () => import('./webhooks.en.json') },
  privacy: { vi: () => import('./privacy.vi.json'), en: () => import('./privacy.en.json') },
  sessions: { vi: () => import('./sessions.vi.json'), en: () => import('./sessions.en.json') },
  centre: { vi: () => import('./centre.vi.json'), en: () => import('./centre.en.json') },
};

export type Language = 'vi' | 'en';
type Part = keyof typeof texts;

/** Parts of the pages that were opened: a change of language brings all of them. */
const opened = new Set<Part>(['everywhere']);
const loaded = new Set<string>();

export const language = (): Language => (i18n.language === 'en' ? 'en' : 'vi');

const load = async (to: Language) => {
  for (const part of opened) {
    if (loaded.has(`${part} ${to}`)) continue;
    const { default: found } = await texts[part][to]();
    i18n.addResourceBundle(to, 'translation', found, true, true);
    loaded.add(`${part} ${to}`);
  }
};

/** Brings the texts of a part of the pages before they are shown. */
export const withTexts = async <T>(part: Part, page: Promise<T>): Promise<T> => {
  opened.add(part);
  await load(language());
  return page;
};

export const setLanguage = async (to: Language) => {
  await load(to);
  localStorage.setItem(kept, to);
  document.documentElement.lang = to;
  await i18n.changeLanguage(to);
};

export const setUpLanguage = async () => {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? localStorage.getItem(kept);
  const lng = asked === 'en' ? 'en' : 'vi';
  document.documentElement.lang = lng;
  await i18n
    .use(initReactI18next)
    .init({ lng, fallbackLng: false, resources: {}, interpolation: { escapeValue: false } });
  await load(lng);
};
