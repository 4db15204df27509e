import http from 'node:http';
import https from 'node:https';
import type { WebhookAnswer } from '../domain/webhook';
import type { AddressGuard } from './public-address';

export interface WebhookPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Hands an event to another system, once; undefined when this process stops meanwhile. */
export type PostWebhook = (post: WebhookPost) => Promise<WebhookAnswer | undefined>;

const reasonOf = (error: unknown, timedOut: boolean): string => {
  if (timedOut) return 'TIMEOUT';
  const { code } = error as { code?: unknown };
  const said = typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : 'UNREACHABLE';
  return said.startsWith('CERT_') || said.includes('_CERT') || said === 'ERR_TLS_CERT_ALTNAME_INVALID'
    ? 'CERTIFICATE'
    : said;
};

/** Seconds, or a date (RFC 9110). */
const retryAfterMs = (header: string | undefined): number => {
  if (!header) return 0;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
};

/**
 * Posts over connections that are kept. Each new one looks its host up anew and refuses private addresses: a name that
 * pointed elsewhere when the webhook was made leads nowhere. Redirects are not followed.
 */
export const postWebhooks = (guard: AddressGuard, timeoutMs: number, stopping: AbortSignal) => {
  const gear = { keepAlive: true, keepAliveMsecs: 10_000, maxFreeSockets: 8, lookup: guard.guardedLookup };
  const agents = { 'https:': new https.Agent(gear), 'http:': new http.Agent(gear) };
  const underWay = new Set<http.ClientRequest>();
  stopping.addEventListener('abort', () => underWay.forEach((request) => request.destroy()), { once: true });

  /** Watches a request until all of its answer is read; a signal for each would still go off when it has long been answered. */
  const watch = (request: http.ClientRequest, late: () => void) => {
    const timer = setTimeout(() => {
      late();
      request.destroy();
    }, timeoutMs);
    underWay.add(request);
    request.once('close', () => {
      clearTimeout(timer);
      underWay.delete(request);
    });
    if (stopping.aborted) request.destroy();
  };

  const post: PostWebhook = async ({ url, headers, body }) => {
    const started = performance.now();
    const answered = (httpStatus: number, reason: string, waitMs = 0): WebhookAnswer => ({
      httpStatus,
      reason,
      retryAfterMs: waitMs,
      tookMs: Math.round(performance.now() - started),
    });
    const target = new URL(url);
    const secure = target.protocol === 'https:';
    // Numbers are connected to without a lookup.
    const standing = /^[\d.]+$|^\[/.test(target.hostname) ? await guard.hostStanding(target.hostname) : 'public';
    if (standing === 'private') return answered(0, 'PRIVATE_ADDRESS');
    let timedOut = false;
    try {
      const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
        const request = (secure ? https : http).request(target, {
          method: 'POST',
          agent: agents[secure ? 'https:' : 'http:'],
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        });
        watch(request, () => (timedOut = true));
        request.once('response', resolve).once('error', reject).end(body);
      });
      const status = response.statusCode ?? 0;
      // What it says besides is nothing to us; a short answer is read to its end, so that the connection can be kept.
      if (Number(response.headers['content-length'] ?? 0) > 65_536) response.destroy();
      else response.resume().once('error', () => undefined);
      return status >= 200 && status < 300
        ? answered(status, '')
        : answered(status, `HTTP_${status}`, retryAfterMs(response.headers['retry-after']));
    } catch (error) {
      return stopping.aborted ? undefined : answered(0, reasonOf(error, timedOut));
    }
  };
  return { post, close: () => Object.values(agents).forEach((agent) => agent.destroy()) };
};
