import { formatDay } from '@civicline/calendar';
import type { Locale, Localized } from './message';
import type { MessageText, Personal } from './template';
import { defineTemplate, pick } from './template';
import { articleTexts } from './texts/article-texts';

/** An article that an office should look at again. */
interface ArticleFacts {
  readonly articleId: string;
  readonly title: Localized;
  /** Local day. */
  readonly reviewBy: string;
}

const write =
  (locale: Locale) =>
  ({ articleId, title, reviewBy }: ArticleFacts, { name, link }: Personal): MessageText => {
    const { label, ...words } = articleTexts[locale]({
      title: pick(title, locale),
      day: formatDay(reviewBy, locale),
      name,
    });
    const where = new URL(`/desk/articles/${encodeURIComponent(articleId)}`, link).href;
    return { ...words, rows: [], action: { label, link: where }, sms: `1022: ${words.subject}. ${where}` };
  };

/** What the owner of an article is told when it should be looked at again. It wakes nobody: it goes by e-mail. */
export const articleReviewDue = defineTemplate<ArticleFacts>({
  name: 'article-review-due',
  notice: 'article-review-due',
  recipient: 'article-owner',
  instants: [],
  sample: { articleId: 'the-chap', title: { vi: 'Thế chấp: giấy tờ', en: 'Mortgage: papers' }, reviewBy: '2027-01-31' },
  texts: { vi: write('vi'), en: write('en') },
});
