import { callContext, isFault } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import type { Locale } from '@civicline/service-kit';
import type { Router } from 'express';
import express from 'express';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PageHead } from './page-head';
import { withHead } from './page-head';

/** Doors of other kinds, and files: a script of an older build that is gone must not be answered with a page. */
const notPages = /^\/(?:api|auth|oidc|local|integrations|open311|feeds|health|assets)(?:\/|$)|\.\w{1,8}$/;
/** Pages that tell programs what they are about, and the part of the address that says of what. */
const described = /^\/(thu-tuc|co-quan)\/([^/]{1,200})\/?$/;
/** A page is not kept waiting for what is said in its head. */
const patienceMs = 1_500;

/** What is to be said of a page, by its kind and the last part of its address. */
export type DescribePage = (
  kind: 'thu-tuc' | 'co-quan',
  key: string,
  locale: Locale,
  call: ReturnType<typeof callContext>,
) => Promise<PageHead>;

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** Serves the built pages; every address that a browser asks for as a page is the desk's to understand. */
export const openPages = (router: Router, dir: string, site: string, describe: DescribePage) => {
  router.use('/assets', express.static(path.join(dir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: true }));
  router.use(express.static(dir, { index: false, maxAge: '1h' }));
  const file = path.join(dir, 'index.html');
  let page: string | undefined;

  /** Its head and status: what does not exist is not found, and what could not be asked is left out. */
  const headOf = async (asked: string, locale: Locale): Promise<{ head?: PageHead; status: number }> => {
    const [, kind, last = ''] = described.exec(asked) ?? [];
    const key = decoded(last);
    if (!kind || !key) return { status: 200 };
    const call = callContext({ caller: { role: 'citizen', id: 'page' }, locale, timeoutMs: patienceMs });
    try {
      return { head: await describe(kind as 'thu-tuc' | 'co-quan', key, locale, call), status: 200 };
    } catch (error) {
      if (isRefusal(error)) return { status: 404 };
      if (isFault(error)) return { status: 200 };
      throw error;
    }
  };

  router.get('/{*path}', async (request, response, next) => {
    const isDescribed = described.test(request.path);
    if (!request.accepts('html') || (notPages.test(request.path) && !isDescribed)) return next();
    page ??= existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (!page) return next();
    const locale = request.query['lang'] === 'en' ? 'en' : 'vi';
    const { head, status } = isDescribed ? await headOf(request.path, locale) : { status: 200 };
    const text = head ? withHead(page, head, site, locale) : page;
    return void response.status(status).set('Cache-Control', 'no-cache').type('html').send(text);
  });
};
