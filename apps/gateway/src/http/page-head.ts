import type { Locale } from '@civicline/service-kit';

/** What search engines and previews are told of a page. */
export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** "/thu-tuc/BD-01" */
  readonly path: string;
  readonly data: object;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** As JSON that cannot end the element it stands in, nor a line of a script. */
export const safeJson = (data: object): string =>
  JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/[\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);

const siteName = { vi: '1022 Đồng Nai', en: '1022 Dong Nai' };

/** The page with its own title, description, address in both languages, and structured data (schema.org). */
export const withHead = (page: string, { title, description, path, data }: PageHead, site: string, locale: Locale) => {
  const address = escaped(`${site}${path}`);
  const here = locale === 'en' ? `${address}?lang=en` : address;
  const shown = escaped(`${title} · ${siteName[locale]}`);
  const head = [
    `<link rel="canonical" href="${here}" />`,
    `<link rel="alternate" hreflang="vi" href="${address}" />`,
    `<link rel="alternate" hreflang="en" href="${address}?lang=en" />`,
    `<meta property="og:type" content="website" />`,
    `<meta property="og:title" content="${escaped(title)}" />`,
    `<meta property="og:description" content="${escaped(description)}" />`,
    `<meta property="og:url" content="${here}" />`,
    `<script type="application/ld+json">${safeJson(data)}</script>`,
  ].join('\n    ');
  // Functions, since a name may hold what replace() takes for a pattern: "$&".
  return page
    .replace(/<html lang="\w+">/, () => `<html lang="${locale}">`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${shown}</title>`)
    .replace(
      /<meta name="description" content="[^"]*" \/>/,
      () => `<meta name="description" content="${escaped(description)}" />`,
    )
    .replace('</head>', () => `  ${head}\n  </head>`);
};
