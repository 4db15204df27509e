import { isDay } from '@civicline/calendar';
import type { Article } from './directory';
import type { Report } from './rules';
import { code, named, slug } from './rules';

const maxBody = 50_000;
const maxListed = 50;

const list = (report: Report, field: string, items: readonly string[] | undefined, fits: (item: string) => boolean) => {
  if (items && items.length > maxListed) report(field, 'too_many', { max: maxListed });
  items?.forEach((item, index) => {
    if (!fits(item)) report(`${field}[${index}]`, 'format');
    else if (items.indexOf(item) !== index) report(`${field}[${index}]`, 'duplicate');
  });
};

const words = (item: string) => item.trim() !== '' && item.length <= 100;

/** What is wrong with an article by itself. */
export const articleFaults = (article: Article, report: Report): void => {
  if (!slug.test(article.id)) report('id', article.id ? 'format' : 'required');
  named(report, 'title', article.title);
  if (!article.body?.vi?.trim()) report('body.vi', 'required');
  for (const language of ['vi', 'en'] as const)
    if ((article.body?.[language]?.length ?? 0) > maxBody) report(`body.${language}`, 'too_long', { max: maxBody });
  list(report, 'fields', article.fields, words);
  list(report, 'topics', article.topics, words);
  list(report, 'procedureCodes', article.procedureCodes, (item) => code.test(item));
  if (!article.ownerOfficeId) report('ownerOfficeId', 'required');
  if ((article.ownerPersonId?.length ?? 0) > 100) report('ownerPersonId', 'too_long', { max: 100 });
  if (!article.reviewBy) report('reviewBy', 'required');
  else if (!isDay(article.reviewBy)) report('reviewBy', 'format.day');
};
