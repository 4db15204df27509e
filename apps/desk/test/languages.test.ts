import centreEn from '../src/i18n/centre.en.json';
import centreVi from '../src/i18n/centre.vi.json';
import en from '../src/i18n/en.json';
import privacyEn from '../src/i18n/privacy.en.json';
import privacyVi from '../src/i18n/privacy.vi.json';
import referralsEn from '../src/i18n/referrals.en.json';
import referralsVi from '../src/i18n/referrals.vi.json';
import sessionsEn from '../src/i18n/sessions.en.json';
import sessionsVi from '../src/i18n/sessions.vi.json';
import webhooksEn from '../src/i18n/webhooks.en.json';
import webhooksVi from '../src/i18n/webhooks.vi.json';
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
  expect(all(referralsEn)).toEqual(all(referralsVi));
  expect(all(privacyEn)).toEqual(all(privacyVi));
  expect(all(sessionsEn)).toEqual(all(sessionsVi));
  expect(all(webhooksEn)).toEqual(all(webhooksVi));
});

it('no page overwrites the texts of another', () => {
  const sections = [vi, centreVi, privacyVi, referralsVi, sessionsVi, webhooksVi].flatMap((texts) =>
    Object.keys(texts),
  );
  expect(sections).toHaveLength(new Set(sections).size);
});
