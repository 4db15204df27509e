import type { Caller } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import type { Request, Response } from 'express';
import { randomBytes } from 'node:crypto';
import { same } from '../http/same';
import { networkOf } from './network';
import type { Register } from './register';
import type { Session, Sessions } from './sessions';

/** Who is at the door. */
export interface Visitor {
  readonly caller: Caller;
  readonly signedIn: boolean;
  /**
   * Stands for the network that the request came from without being it: the same on every replica, and nothing without
   * their secret.
   */
  readonly network: string;
  readonly session: Session | undefined;
  /** When a session ends, in seconds of the epoch. */
  readonly until: number | undefined;
  /** Calls `work` when the session is ended before that; gives what stops listening. */
  whenEnded(work: () => void): () => void;
  /** Refuses (FORBIDDEN) a command that another site has a signed-in browser send. */
  checkForgery(): void;
}

export const cookieOf = (request: Request, name: string): string | undefined => {
  const found = (request.headers.cookie ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
};

const visitorCookie = 'cl_visitor';
const visitorForm = /^[\w-]{22}$/;

/**
 * Gives a citizen's browser a number of its own, so that people behind one address do not count as one. Only with a
 * question, never with a command: whoever sends a command again after an answer was lost must be the same as before.
 */
export const nameVisitor = (request: Request, response: Response, { cookie }: Sessions): void => {
  if (visitorForm.test(cookieOf(request, visitorCookie) ?? '')) return;
  response.cookie(visitorCookie, randomBytes(16).toString('base64url'), { ...cookie, maxAge: 86_400_000 });
};

const citizenOf = (request: Request, network: string, { digest }: Sessions): Caller => {
  const own = cookieOf(request, visitorCookie) ?? '';
  // A digest: the number itself gives back a place, and is told to no log and no service.
  return { role: 'citizen', id: `visitor-${visitorForm.test(own) ? digest(own) : network}` };
};

const nothingToCheck = () => undefined;
const neverEnded = () => nothingToCheck;

/** Reads who it is from a bearer token or the session cookie; without either it is a citizen whom nobody knows. */
export const visitorOf =
  (sessions: Sessions, register: Register, systemOf: (token: string) => Promise<Caller>) =>
  async (request: Request): Promise<Visitor> => {
    const network = sessions.digest(networkOf(request.ip ?? ''));
    const unknown = {
      ...{ network, session: undefined, until: undefined },
      ...{ checkForgery: nothingToCheck, whenEnded: neverEnded },
    };
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() === 'bearer' && token)
      return { ...unknown, caller: await systemOf(token), signedIn: true };
    const session = await sessions.session.open(cookieOf(request, sessions.names.session));
    if (!session || register.isEnded(session))
      return { ...unknown, caller: citizenOf(request, network, sessions), signedIn: false };
    const { id, role, officeId, csrf, exp } = session;
    return {
      caller: { role, id, ...(officeId ? { officeId } : {}) },
      signedIn: true,
      network,
      session,
      until: exp,
      whenEnded: (work) => register.whenEnded(session, work),
      checkForgery: () => {
        if (!same(request.get('X-CSRF-Token') ?? '', csrf)) throw new Refusal('FORBIDDEN', 'denied');
      },
    };
  };
