import { Fault } from '@civicline/service-kit';
import type { RequestHandler } from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';

/** A path that everybody reads as the same: what is encoded, doubled, or goes up again may be another one for who answers. */
const plain = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~@+-]+)+\/?$/;

/**
 * Hands every request under a path, or under some paths in it, to another server of this house, as it came: the host stays what
 * the browser asked for, so that the other side can name itself by it. A server that is away is UNAVAILABLE.
 */
export const proxy = (target: string, path: string, within: readonly string[] = [path]): RequestHandler => {
  const failures = new WeakMap<object, (error: unknown) => void>();
  const pass = createProxyMiddleware({
    target,
    pathFilter: (_, { url = '' }) => {
      const [asked = ''] = url.split('?');
      const isUnder = (one: string) => asked === one || asked.startsWith(`${one}/`);
      return isUnder(path) && within.some(isUnder) && plain.test(asked);
    },
    xfwd: true,
    on: { error: (error, request) => failures.get(request)?.(new Fault('unavailable', `${path} is away`, error)) },
  });
  return (request, response, next) => {
    failures.set(request, next);
    void pass(request, response, next);
  };
};

/**
 * What people who sign in ask of an identity provider: what is under its issuer. Keycloak's realm stands beside the realm of its
 * administrators and their console; of what is beside, only what its pages are made of.
 */
export const signInPaths = (issuer: string): readonly string[] => {
  const own = new URL(issuer).pathname.replace(/\/$/, '');
  const keycloak = /^(.*)\/realms\/[^/]+$/.exec(own);
  return keycloak ? [own, `${keycloak[1] ?? ''}/resources`] : [own];
};
