import { createHmac } from 'node:crypto';

/** An address as this service remembers it: who has no key cannot try numbers until one fits. */
export const addressHash = (key: string) => (address: string) =>
  createHmac('sha256', key).update(address.trim().toLowerCase()).digest('base64url');
