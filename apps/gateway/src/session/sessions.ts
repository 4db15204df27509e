import { createHash } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';

/** Who is signed in. */
export interface Session {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly officeId?: string;
  /** Given back in a header with every command. */
  readonly csrf: string;
}

export interface Sessions {
  readonly cookie: string;
  seal(session: Session): Promise<string>;
  read(cookie: string | undefined): Promise<Session | undefined>;
}

export const sessionSeconds = 8 * 3_600;

/** Sessions live in the browser, encrypted (JWE, A256GCM), so that replicas share nothing but the key. */
export const openSessions = (secret: string): Sessions => {
  const key = createHash('sha256').update(secret).digest();
  return {
    cookie: 'cl_session',
    seal: (session) =>
      new EncryptJWT({ ...session })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setIssuedAt()
        .setExpirationTime(`${sessionSeconds}s`)
        .encrypt(key),
    read: async (cookie) => {
      if (!cookie) return undefined;
      try {
        return (await jwtDecrypt<Session>(cookie, key)).payload;
      } catch {
        return undefined;
      }
    },
  };
};
