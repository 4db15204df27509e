import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

const onPath = () =>
  ['chromium', 'chromium-browser', 'google-chrome']
    .map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim())
    .find(Boolean);

/** Chromium out of a package: unpacked by a process of its own, since it ships ES modules only. */
const packaged = () => {
  const script =
    "import('@sparticuz/chromium').then(async ({ default: c }) => console.log(JSON.stringify({ path: await c.executablePath(), args: c.args })))";
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: __dirname,
    encoding: 'utf8',
    env: { ...process.env, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  if (!stdout) throw new Error(`no Chromium: ${stderr}`);
  const { path: file, args } = JSON.parse(stdout) as { path: string; args: string[] };
  // Its arguments are made for a function in a cloud; a process a page keeps contexts apart.
  return { path: file, args: args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote') };
};

/**
 * Where Chromium is: CIVICLINE_CHROMIUM, one on PATH, else the one from a package, which is unpacked on the first call. Who
 * runs tests side by side asks for it once before them: two that unpack at once disturb one another.
 */
export const findBrowser = (): { path: string; args: string[] } => {
  const installed = process.env['CIVICLINE_CHROMIUM'] ?? onPath();
  return installed ? { path: installed, args: ['--no-sandbox'] } : packaged();
};

/** A microphone that beeps once a second, whose use nobody has to allow, and calls to the machine itself. */
const telephone = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
];

/** Certificates that this authority signed are believed, as where a house has made it known to its browsers. */
const believing = (authority: string): string => {
  const key = new X509Certificate(authority).publicKey.export({ type: 'spki', format: 'der' });
  return `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`;
};

export interface BrowserOptions {
  /** It has a microphone. */
  readonly telephones?: boolean;
  /** Whom it believes besides those whom all browsers do, as PEM. */
  readonly authority?: string | undefined;
}

/** A real Chromium. */
export const realBrowser = async ({ telephones = false, authority }: BrowserOptions = {}): Promise<Browser> => {
  const { path: executablePath, args } = findBrowser();
  const more = [...(telephones ? telephone : []), ...(authority ? [believing(authority)] : [])];
  return chromium.launch({ executablePath, args: [...args, ...more], headless: true });
};

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** What of a page breaks WCAG 2.2 AA, as far as axe can tell: "rule: element". */
export const accessibilityFaults = async (page: Page): Promise<string[]> => {
  await page.evaluate(readFileSync(path.join(path.dirname(require.resolve('axe-core')), 'axe.min.js'), 'utf8'));
  const violations = await page.evaluate<Violation[]>(
    "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)",
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};
