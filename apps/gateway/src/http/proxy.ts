import { Fault } from '@civicline/service-kit';
import type { RequestHandler } from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';

/**
 * Hands every request under a path to another server of this house, as it came: the host stays what the browser asked
 * for, so that the other side can name itself by it. A server that is away is UNAVAILABLE.
 */
export const proxy = (target: string, path: string): RequestHandler => {
  const failures = new WeakMap<object, (error: unknown) => void>();
  const pass = createProxyMiddleware({
    target,
    pathFilter: (asked) => asked === path || asked.startsWith(`${path}/`),
    xfwd: true,
    on: { error: (error, request) => failures.get(request)?.(new Fault('unavailable', `${path} is away`, error)) },
  });
  return (request, response, next) => {
    failures.set(request, next);
    void pass(request, response, next);
  };
};
