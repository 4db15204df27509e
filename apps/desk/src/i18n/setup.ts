import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';

const kept = 'civicline.language';
// Only the texts that are read are loaded; a test holds both languages to the same keys.
const texts = { vi: () => import('./vi.json'), en: () => import('./en.json') };

export type Language = 'vi' | 'en';

export const language = (): Language => (i18n.language === 'en' ? 'en' : 'vi');

const load = async (to: Language) => {
  if (!i18n.hasResourceBundle(to, 'translation'))
    i18n.addResourceBundle(to, 'translation', (await texts[to]()).default);
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
