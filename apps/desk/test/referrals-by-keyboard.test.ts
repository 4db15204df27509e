import type { House } from '@civicline/testkit';
import { accessibilityFaults, houseAndBrowser, patienceMs } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

let house: House;
let browser: Browser;
let page: Page;

/** Where pictures of the pages go, for those who want to look at them. */
const pictures = process.env['CIVICLINE_PICTURES'];
const widths = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** The page is accessible on a phone and at a desk, and nothing of it is cut off. */
const looksWell = async (name: string) => {
  for (const [kind, viewport] of Object.entries(widths).reverse()) {
    await page.setViewportSize(viewport);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    if (pictures) await page.screenshot({ path: path.join(pictures, `${name}-${kind}.png`), fullPage: true });
  }
};

/** Further than anything on these pages is from anything else. */
const farthest = 80;
const isFocused = (what: Locator) => what.evaluate((element) => element === element.ownerDocument.activeElement);
/** Goes to something with the key that everybody has. */
const tabTo = async (what: Locator) => {
  // What is drawn by something beside it, as a radio button, has no size of its own.
  await what.waitFor({ state: 'attached' });
  for (let steps = 0; steps < farthest; steps++) {
    if (await isFocused(what)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by keyboard: ${what.toString()}`);
};
const enter = async (what: Locator) => {
  await tabTo(what);
  await page.keyboard.press('Enter');
};
const textbox = (name: string) => page.getByRole('textbox', { name });
/** The focus is on the page, not before its beginning: the next Tab goes on from where the work is. */
const goesOnHere = () =>
  expect(page.evaluate('document.getElementById("main").contains(document.activeElement)')).resolves.toBe(true);

const ask = async (question: string): Promise<string> => {
  const response = await fetch(`${house.url}/api/v1/referrals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      ...{ topic: 'land', procedureCode: 'BD-01', question },
      citizen: { name: 'Trần Thị Bé', phone: '0912345674' },
    }),
  });
  const { code } = (await response.json()) as { code: string };
  return code;
};

const [answered, unclear, foreign] = ['Bao giờ có kết quả?', 'Hồ sơ của tôi thế nào?', 'Xin giấy phép xây dựng?'];
const together = ['Nộp ở đâu?', 'Nộp mấy bản?'];

beforeAll(async () => {
  [house, browser] = await houseAndBrowser();
  for (const question of [answered, unclear, foreign]) await ask(question);
  page = await (await browser.newContext({ viewport: widths.desktop })).newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto(`${house.url}/auth/sign-in?returnTo=${encodeURIComponent('/desk/referrals')}`);
});
afterAll(async () => {
  await Promise.all([browser?.close(), house?.stop()]);
});

it('an officer signs in, takes a question on and answers it', async () => {
  await enter(page.getByRole('button', { name: 'officer.tnmt' }));
  await page.getByRole('link', { name: answered }).waitFor();
  await looksWell('keyboard-inbox');
  await enter(page.getByRole('link', { name: answered }));
  await enter(page.getByRole('button', { name: 'Nhận xử lý' }));
  await page.getByText('Đang xử lý').first().waitFor();
  await goesOnHere();
  await looksWell('keyboard-referral');
  await tabTo(textbox('Trả lời'));
  await page.keyboard.type('Kết quả đã có tại bộ phận một cửa.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'Trả lời' }).waitFor();
  await goesOnHere();
  await looksWell('keyboard-answered');
});

it('asks the citizen back', async () => {
  await enter(page.getByRole('link', { name: 'Về danh sách' }));
  await enter(page.getByRole('link', { name: unclear }));
  await tabTo(page.getByRole('radio', { name: 'Hỏi lại công dân' }));
  await page.keyboard.press('Tab');
  await page.keyboard.type('Xin cho biết số thửa');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Đã hỏi lại công dân: Xin cho biết số thửa').waitFor();
  await goesOnHere();
  await looksWell('keyboard-asked-back');
});

it('gives back what is another office’s', async () => {
  await enter(page.getByRole('link', { name: 'Về danh sách' }));
  await enter(page.getByRole('link', { name: foreign }));
  await tabTo(page.getByRole('radio', { name: 'Hỏi lại công dân' }));
  await page.keyboard.press('ArrowRight');
  await tabTo(textbox('Vì sao không thuộc cơ quan mình'));
  await page.keyboard.type('Việc của Sở Xây dựng');
  await tabTo(page.getByRole('combobox', { name: /^Cơ quan có trách nhiệm/ }));
  await page.keyboard.type('So Xay dung');
  await page.getByRole('option', { name: 'Sở Xây dựng', exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await looksWell('keyboard-return');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL('**/desk/referrals');
  await page.getByRole('link', { name: foreign }).waitFor({ state: 'detached' });
  await goesOnHere();
});

it('answers several at once', async () => {
  const codes = [await ask(together[0] ?? ''), await ask(together[1] ?? '')];
  for (const code of codes) {
    await tabTo(page.getByRole('checkbox', { name: `Chọn phiếu ${code}` }));
    await page.keyboard.press('Space');
  }
  await tabTo(textbox('Trả lời chung cho 2 phiếu'));
  await page.keyboard.type('Xin xem tại trang thủ tục.');
  await looksWell('keyboard-answer-many');
  await page.keyboard.press('Control+Enter');
  await textbox('Trả lời chung cho 2 phiếu').waitFor({ state: 'detached' });
  await goesOnHere();
  for (const question of together) await page.getByRole('link', { name: question }).waitFor({ state: 'detached' });
});
