import type { ProviderAnswer } from '../domain/hand-over';
import { refusedWith, unanswered } from './http-answer';
import type { Provider } from './provider';

/** Where and how SMS are handed over: an HTTP provider that takes {from, to, text, requestId} and answers {messageId}. */
export interface SmsHttpSettings {
  readonly name: string;
  readonly url: string;
  readonly apiKey: string;
  readonly from: string;
  readonly perSecond: number;
  /** Who has not answered by then may have sent it, which the request id makes harmless. */
  readonly timeoutMs: number;
}

/** An SMS provider over HTTP. */
export const smsOverHttp = ({ url, apiKey, from, timeoutMs, name, perSecond }: SmsHttpSettings): Provider => ({
  name,
  perSecond,
  remembers: true,
  send: async ({ requestId, to, text }, signal) => {
    let response: Response;
    try {
      response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
        body: JSON.stringify({ from, to, text, requestId }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      if (!response.ok) return refusedWith(response.status);
      return takenAs(await response.json().catch(() => undefined));
    } catch (error) {
      return unanswered(error);
    }
  },
});

const takenAs = (answer: unknown): ProviderAnswer => {
  const id = typeof answer === 'object' && answer !== null && 'messageId' in answer ? answer.messageId : undefined;
  return typeof id === 'string' && id
    ? { outcome: 'taken', providerMessageId: id }
    : { outcome: 'unsure', reason: 'PROVIDER_ANSWER_UNREADABLE' };
};
