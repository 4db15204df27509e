import type { Router } from 'express';
import express from 'express';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Doors of other kinds, and files: a script of an older build that is gone must not be answered with a page. */
const notPages = /^\/(?:api|auth|oidc|local|integrations|health|assets)(?:\/|$)|\.\w{1,8}$/;

/** Serves the built pages; every address that a browser asks for as a page is the desk's to understand. */
export const openPages = (router: Router, dir: string) => {
  router.use('/assets', express.static(path.join(dir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: true }));
  router.use(express.static(dir, { index: false, maxAge: '1h' }));
  const file = path.join(dir, 'index.html');
  let page: string | undefined;
  router.get('/{*path}', (request, response, next) => {
    if (!request.accepts('html') || notPages.test(request.path)) return next();
    page ??= existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (!page) return next();
    return void response.set('Cache-Control', 'no-cache').type('html').send(page);
  });
};
