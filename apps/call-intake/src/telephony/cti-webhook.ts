import { createHmac } from 'node:crypto';
import type { TelephonyAdapter } from './port';

export interface CtiWebhookOptions {
  readonly source: string;
  readonly url: string;
  readonly secret: string;
  /** Seconds since 1970, signed along, so that nothing old can be played again. */
  readonly now: () => number;
}

/** Any telephone system that takes commands as signed HTTP requests: `t.body` under HMAC-SHA256. */
export const ctiWebhook = ({ source, url, secret, now }: CtiWebhookOptions): TelephonyAdapter => ({
  source,
  carryOut: async (command, fence, signal) => {
    const body = JSON.stringify({
      id: command.id,
      command: command.act,
      callId: command.sourceId,
      intakeCallId: command.callId,
      fence,
      ...command.args,
    });
    const timestamp = String(now());
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': command.id,
        'x-timestamp': timestamp,
        'x-signature': signature,
      },
      body,
      signal,
    });
    if (!response.ok) throw new Error(`${source} answered ${response.status}`);
  },
});
