import type { RequestHandler } from 'express';

/**
 * Whether this gateway is about to stop. Whoever balances sees it at /health/ready and sends nothing more; whoever comes over a
 * kept connection is answered, and asked to open another one: so that no request meets a door that just shut.
 */
export const openLeaving = () => {
  let leaving = false;
  const closeConnections: RequestHandler = (_, response, next) => {
    if (leaving) response.set('Connection', 'close');
    next();
  };
  return { isLeaving: () => leaving, begin: () => void (leaving = true), closeConnections };
};

export type Leaving = ReturnType<typeof openLeaving>;
