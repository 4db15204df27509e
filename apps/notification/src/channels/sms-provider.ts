import type { Attempt } from '../domain/message';

/** Where and how SMS are handed over: an HTTP provider that takes {from, to, text, requestId} and answers {messageId}. */
export interface SmsProviderSettings {
  readonly url: string;
  readonly apiKey: string;
  readonly from: string;
}

/** `requestId` is our message's id: a provider that has seen it sends nothing twice. */
export interface Sms {
  readonly requestId: string;
  readonly to: string;
  readonly text: string;
}

/** A provider that has not answered by then has failed; it may still have sent, which the request id makes harmless. */
const timeoutMs = 10_000;

/** Hands an SMS to the provider. Never throws: what went wrong is the attempt's outcome. */
export const smsProvider =
  (settings: SmsProviderSettings) =>
  async (sms: Sms, signal: AbortSignal): Promise<Attempt> => {
    let response: Response;
    try {
      response = await fetch(settings.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': settings.apiKey },
        body: JSON.stringify({ from: settings.from, ...sms }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
    } catch {
      return { outcome: 'failed', reason: 'PROVIDER_UNREACHABLE' };
    }
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return accepted(answer);
    // 408 and 429 ask for patience; every other 4xx says that this message will never be taken.
    const final = response.status >= 400 && response.status < 500 && response.status !== 408 && response.status !== 429;
    return { outcome: final ? 'rejected' : 'failed', reason: `PROVIDER_${response.status}` };
  };

const accepted = (answer: unknown): Attempt => {
  const messageId =
    typeof answer === 'object' && answer !== null && 'messageId' in answer ? answer.messageId : undefined;
  return typeof messageId === 'string' && messageId
    ? { outcome: 'accepted', providerMessageId: messageId }
    : { outcome: 'failed', reason: 'PROVIDER_ANSWER_UNREADABLE' };
};
