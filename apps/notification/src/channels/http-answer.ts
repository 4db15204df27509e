import type { ProviderAnswer } from '../domain/hand-over';

/** Nothing was said to the other side yet when one of these came up. */
const beforeWords = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a request that got no answer says: it was never said, or it may have been heard. */
export const unanswered = (error: unknown): ProviderAnswer => {
  const { cause } = error as { cause?: { code?: unknown } };
  return beforeWords.has(String(cause?.code))
    ? { outcome: 'away', reason: 'PROVIDER_UNREACHABLE' }
    : { outcome: 'unsure', reason: 'PROVIDER_TIMEOUT' };
};

/** Ours to mend, not the message's fault: key, address of the provider. */
const notTheMessage = new Set([401, 403, 404, 405, 503]);

/**
 * What a status that is no success says. 5xx other than 503 comes from the middle of the work, which may have been done;
 * other 4xx are about the message.
 */
export const refusedWith = (status: number): ProviderAnswer => {
  const reason = `PROVIDER_${status}`;
  if (status === 429) return { outcome: 'busy', reason };
  if (notTheMessage.has(status)) return { outcome: 'away', reason };
  if (status >= 500 || status === 408) return { outcome: 'unsure', reason };
  return { outcome: 'refused', reason };
};
