import type { Caller, Role } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import type { Request } from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Session, Sessions } from './sessions';

/** Who is at the door. */
export interface Visitor {
  readonly caller: Caller;
  readonly signedIn: boolean;
  readonly session: Session | undefined;
  /** Refuses (FORBIDDEN) a command that another site has a signed-in browser send. */
  checkForgery(): void;
}

export const cookieOf = (request: Request, name: string): string | undefined => {
  const found = (request.headers.cookie ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
};

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Stands for an address without being it. */
export const addressKey = (request: Request): string =>
  createHash('sha256')
    .update(request.ip ?? '')
    .digest('base64url')
    .slice(0, 22);

const nothingToCheck = () => undefined;

/** Reads who it is from a bearer token or the session cookie; without either it is a citizen whom nobody knows. */
export const visitorOf =
  (sessions: Sessions, systemOf: (token: string) => Promise<string>) =>
  async (request: Request): Promise<Visitor> => {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() === 'bearer' && token) {
      return {
        caller: { role: 'system', id: await systemOf(token) },
        signedIn: true,
        session: undefined,
        checkForgery: nothingToCheck,
      };
    }
    const session = await sessions.read(cookieOf(request, sessions.cookie));
    if (!session) {
      return {
        caller: { role: 'citizen', id: `visitor-${addressKey(request)}` },
        signedIn: false,
        session: undefined,
        checkForgery: nothingToCheck,
      };
    }
    const { id, role, officeId, csrf } = session;
    return {
      caller: { role: role as Role, id, ...(officeId ? { officeId } : {}) },
      signedIn: true,
      session,
      checkForgery: () => {
        if (!same(request.get('X-CSRF-Token') ?? '', csrf)) throw new Refusal('FORBIDDEN', 'denied');
      },
    };
  };
