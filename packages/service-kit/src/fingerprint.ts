import { createHash } from 'node:crypto';

const stable = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(stable);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, item]) => item !== undefined && key !== '_unknownFields');
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, stable(item)]));
};

/**
 * Tells whether two commands ask for the same thing: SHA-256 over the request with its keys in order. It is a digest, so
 * that no personal data is kept beside an idempotency key.
 */
export const fingerprint = (request: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(stable(request)) ?? 'undefined')
    .digest('base64url');
