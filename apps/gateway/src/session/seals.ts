import type { JWTPayload } from 'jose';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { createHash } from 'node:crypto';
import type { z } from 'zod';

/** What is kept in a browser, for one purpose: what was sealed for one is nothing for another. */
export interface Seal<T> {
  readonly seconds: number;
  close(value: T): Promise<string>;
  /** Undefined when it was not closed here, for this, or too long ago. */
  open(text: string | undefined): Promise<(T & { readonly exp: number }) | undefined>;
}

const algorithms = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };

/** Seals with a secret (JWE, A256GCM), so that replicas share nothing but it. */
export const openSeals = (secret: string) => {
  const key = createHash('sha256').update(secret).digest();
  return <T extends object>(purpose: string, shape: z.ZodType<T>, seconds: number): Seal<T> => ({
    seconds,
    close: (value) =>
      new EncryptJWT({ ...value } as JWTPayload)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setAudience(purpose)
        .setIssuedAt()
        .setExpirationTime(`${seconds}s`)
        .encrypt(key),
    open: async (text) => {
      if (!text) return undefined;
      try {
        const { payload } = await jwtDecrypt(text, key, { ...algorithms, audience: purpose, requiredClaims: ['exp'] });
        return { ...shape.parse(payload), exp: payload.exp ?? 0 };
      } catch {
        return undefined;
      }
    },
  });
};
