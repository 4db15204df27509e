import { createHmac } from 'node:crypto';

/**
 * The secrets of webhooks. Nothing of them is stored: each is made of our key, the webhook's id and its number, the same on
 * every replica.
 */
export const webhookSecrets = (key: string) => {
  const bytesOf = (webhookId: string, number: number) =>
    createHmac('sha256', key).update(`webhook ${webhookId} ${number}`).digest();
  return {
    /** As Standard Webhooks writes it. */
    secretOf: (webhookId: string, number: number): string => `whsec_${bytesOf(webhookId, number).toString('base64')}`,
    /** The header webhook-signature: one signature for each secret that stands. */
    sign: (webhookId: string, numbers: readonly number[], eventId: string, seconds: number, body: string): string =>
      numbers
        .map((number) => {
          const hmac = createHmac('sha256', bytesOf(webhookId, number)).update(`${eventId}.${seconds}.${body}`);
          return `v1,${hmac.digest('base64')}`;
        })
        .join(' '),
  };
};
