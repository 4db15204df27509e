import type { Browser } from 'playwright-core';
import type { BrowserOptions } from './browser';
import { realBrowser } from './browser';
import type { House } from './house';
import { startHouse } from './house';

/** The house and a browser to look at it with: both, or neither where one of them does not start. */
export const houseAndBrowser = async (
  env: Readonly<Record<string, string>> = {},
  options: BrowserOptions = {},
): Promise<[House, Browser]> => {
  const [house, browser] = await Promise.allSettled([startHouse(env), realBrowser(options)]);
  if (house.status === 'fulfilled' && browser.status === 'fulfilled') return [house.value, browser.value];
  // What nobody was given nobody stops, and a test that failed would never end.
  if (house.status === 'fulfilled') await house.value.stop();
  if (browser.status === 'fulfilled') await browser.value.close();
  throw (house.status === 'rejected' ? house : (browser as PromiseRejectedResult)).reason;
};
