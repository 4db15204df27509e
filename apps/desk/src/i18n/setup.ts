import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';
import vi from './vi.json';

const kept = 'civicline.language';

export type Language = 'vi' | 'en';

export const language = (): Language => (i18n.language === 'en' ? 'en' : 'vi');

export const setLanguage = (to: Language) => {
  localStorage.setItem(kept, to);
  document.documentElement.lang = to;
  void i18n.changeLanguage(to);
};

export const setUpLanguage = async () => {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? localStorage.getItem(kept);
  const lng = asked === 'en' ? 'en' : 'vi';
  document.documentElement.lang = lng;
  await i18n.use(initReactI18next).init({
    lng,
    fallbackLng: 'vi',
    resources: { vi: { translation: vi }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
};
