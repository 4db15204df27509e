import type { House } from '@civicline/testkit';
import { eventually, houseAndBrowser, patienceMs } from '@civicline/testkit';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

let house: House;
let browser: Browser;
let page: Page;
/** What a page did that the policy of its site forbids: "directive: what". */
const broken: string[] = [];

beforeAll(async () => {
  [house, browser] = await houseAndBrowser();
  const context = await browser.newContext({ viewport: { width: 1_366, height: 900 } });
  await context.exposeFunction('policyBroken', (what: string) => void broken.push(what));
  await context.addInitScript(`document.addEventListener('securitypolicyviolation', (event) =>
    window.policyBroken(event.violatedDirective + ': ' + event.blockedURI + ' at ' + location.pathname))`);
  page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
});
afterAll(async () => {
  await Promise.all([browser?.close(), house?.stop()]);
});

/** Every screen that the pages know, with something in the place of what it is about. */
const screens = () =>
  [...readFileSync(path.resolve(__dirname, '../src/shell/App.tsx'), 'utf8').matchAll(/<Route path="(\/[^"]*)"/g)].map(
    ([, where = '']) =>
      where
        .replace('/thu-tuc/:code', '/thu-tuc/BD-01')
        .replace('/co-quan/:id', '/co-quan/ppac')
        .replace(/:\w+/, 'MPV9-6PHJ'),
  );

const see = async (where: string) => {
  await page.goto(`${house.url}${where}`);
  await page.locator('h1, h2, main').first().waitFor();
};

it('what breaks the policy is noticed, or the next test would find nothing whatever happened', async () => {
  await see('/');
  const foreign = "Object.assign(document.createElement('img'), { src: 'https://elsewhere.example/x.png' })";
  await page.evaluate(`document.body.append(${foreign})`);
  await eventually(() => expect(broken).toEqual(['img-src: https://elsewhere.example/x.png at /']));
  broken.length = 0;
});

it('no screen breaks the policy, for a citizen and for who may see them all', async () => {
  expect(screens().length).toBeGreaterThan(25);
  for (const where of screens().filter((one) => !one.startsWith('/desk'))) await see(where);
  await page.goto(`${house.url}/auth/sign-in?returnTo=/desk`);
  await page.getByRole('button', { name: 'admin01' }).click();
  await page.waitForURL('**/desk');
  for (const where of screens().filter((one) => one.startsWith('/desk') || one === '/wall')) await see(where);
  expect(broken).toEqual([]);
});
