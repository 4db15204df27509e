import type { Scan } from '../commands/deps';

/** Longer than any scanner takes for ten mebibytes. */
const timeoutMs = 30_000;

/** Hands a file to the scanner. One that cannot be asked keeps the file out: an unknown file is not a clean one. */
export const scanFile =
  (url: string | undefined): Scan =>
  async (content, signal) => {
    if (!url) return true;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from(content),
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    if (response.status === 406) return false;
    if (!response.ok) throw new Error(`the scanner answered ${response.status}`);
    return true;
  };
