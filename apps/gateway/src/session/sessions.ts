import type { CookieOptions } from 'express';
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { openSeals } from './seals';

const session = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['agent', 'officer', 'supervisor', 'admin']),
  officeId: z.string().optional(),
  /** Given back in a header with every command. */
  csrf: z.string(),
  /** The session's own name; empty in one that a gateway of before sealed. */
  sid: z.string().default(''),
  /** When somebody signed in, in milliseconds of the epoch. */
  began: z.number().default(0),
});
/** Who is signed in. */
export type Session = z.infer<typeof session>;

const begun = z.object({ verifier: z.string(), state: z.string(), nonce: z.string(), returnTo: z.string() });

/** After that somebody signs in anew. */
export const sessionSeconds = 8 * 3_600;

export const staffRoles: readonly string[] = session.shape.role.options;

/** Sessions live in the browser, encrypted; what is kept of them here is who is signed in where, and what was ended (register.ts). */
export const openSessions = (secret: string, publicUrl: string) => {
  const seal = openSeals(secret);
  const cookie = { httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:'), path: '/' } as const;
  return {
    /** Stands for something without giving it away: an IPv4 address is found from a digest without a key in minutes. */
    digest: (text: string) => createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22),
    cookie: cookie satisfies CookieOptions,
    names: { session: 'cl_session', csrf: 'cl_csrf', begun: 'cl_sign_in' },
    /** Of somebody who has signed in. */
    session: seal('session', session, sessionSeconds),
    /** Of somebody who is on the way to the identity provider. */
    begun: seal('sign-in', begun, 600),
  };
};

export type Sessions = ReturnType<typeof openSessions>;
