import type { Locale } from '../message';

interface ArticleWords {
  readonly title: string;
  readonly day: string;
  /** The office. */
  readonly name: string;
}

interface ArticleText {
  readonly subject: string;
  readonly headline: string;
  readonly opening: string;
  readonly closing: string;
  readonly label: string;
}

/** The words in which an office is asked to look at its article again. */
export const articleTexts: Record<Locale, (words: ArticleWords) => ArticleText> = {
  vi: (w) => ({
    subject: `Cần xem lại bài hướng dẫn: ${w.title}`,
    headline: `Bài “${w.title}” đến hạn xem lại`,
    opening: `${w.name} phụ trách bài này; bài cần được xem lại trước ${w.day}. Tổng đài vẫn đang đọc bài này cho người dân.`,
    closing: 'Nếu nội dung còn đúng, vui lòng lưu với ngày xem lại mới; nếu không, vui lòng sửa hoặc ngừng dùng.',
    label: 'Mở bài hướng dẫn',
  }),
  en: (w) => ({
    subject: `Please review the article: ${w.title}`,
    headline: `“${w.title}” is due for review`,
    opening: `${w.name} answers for this article; it was to be reviewed by ${w.day}. The hotline still reads it out to citizens.`,
    closing: 'If it is still right, please save it with a new review day; if not, please correct or retire it.',
    label: 'Open the article',
  }),
};
