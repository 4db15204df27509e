import { intake } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { RealAsterisk } from '@civicline/testkit';
import { accessibilityFaults, houseAndBrowser, patienceMs } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';

const { NEW_CALL, HUNG_UP } = intake.TelephonyEventKind;

/** The house with a telephone system that the test plays, or with a real one, and browsers to sit at its desks. */
export const openCentre = async (asterisk?: RealAsterisk, env: Readonly<Record<string, string>> = {}) => {
  const telephony: Record<string, string> = asterisk
    ? {
        CIVICLINE_ASTERISK_URL: asterisk.ari.url,
        CIVICLINE_ASTERISK_USER: asterisk.ari.username,
        CIVICLINE_ASTERISK_PASSWORD: asterisk.ari.password,
        CIVICLINE_WEB_PHONE_URL: asterisk.webPhones,
      }
    : {};
  const [house, browser] = await houseAndBrowser(
    { ...telephony, ...env },
    { telephones: asterisk !== undefined, authority: asterisk?.authority() },
  );
  const client = grpcClient(intake.IntakeServiceService, house.addresses.intake, house.badge);
  const asSystem = () => callContext({ caller: { role: 'system', id: 'pbx' }, timeoutMs: 60_000 });
  const report = async (event: Partial<intake.TelephonyEvent>) => {
    const said = { source: 'pbx', at: new Date(), distribution: intake.Distribution.OURS, ...event };
    const { outcomes } = await client.reportEvents(
      { events: [intake.TelephonyEvent.fromPartial(said as never)] },
      asSystem(),
    );
    return outcomes[0]?.callId ?? '';
  };
  const signIn = async (page: Page, account: string, returnTo: string) => {
    await page.goto(`${house.url}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    await page.getByRole('button', { name: account }).click();
    await page.waitForURL(`**${returnTo}`);
  };
  return {
    house,
    browser,
    client,
    /** A caller comes to a queue; gives the telephone system's id of the call. */
    arrive: async (number: string, queueId = 'general') => {
      const callId = randomUUID();
      await report({ callId, kind: NEW_CALL, number, queueId, dialled: '1022', lineId: '1022-01' });
      return callId;
    },
    leave: (callId: string) => report({ callId, kind: HUNG_UP, detail: 'caller' }),
    /** A browser in which somebody has signed in, at a page. */
    sit: async (account: string, at: string, viewport = { width: 1440, height: 900 }) => {
      const context: BrowserContext = await browser.newContext({
        viewport,
        ...(asterisk ? { permissions: ['microphone'] } : {}),
      });
      const page = await context.newPage();
      page.setDefaultTimeout(patienceMs);
      await signIn(page, account, at);
      return page;
    },
    accessible: async (page: Page) => expect(await accessibilityFaults(page)).toEqual([]),
    stop: async () => {
      await Promise.all([client.stop(), browser.close(), house.stop()]);
    },
  };
};

export type CentreWorld = Awaited<ReturnType<typeof openCentre>>;

/** The keyboard and nothing else, counted: each key and each text that is typed is a step. */
export const countedKeys = (page: Page) => {
  let steps = 0;
  let signs = 0;
  const began = performance.now();
  return {
    press: async (key: string) => {
      steps += 1;
      await page.keyboard.press(key);
    },
    type: async (text: string) => {
      steps += 1;
      signs += text.length;
      await page.keyboard.type(text);
    },
    counted: () => ({ steps, signs, seconds: (performance.now() - began) / 1_000 }),
  };
};
