import type { Router } from 'express';
import type { Leaving } from './leaving';

/**
 * The probes of every process, at the public port too: for a balancer that sees no other. A gateway is ready when its door is
 * open, and not about to shut: what lies behind may be away, and whoever asks for it is told so in their language.
 */
export const openHealth = (router: Router, { isLeaving }: Leaving): void => {
  router.get('/health/live', (_, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'live' });
  });
  router.get('/health/ready', (_, response) => {
    const status = isLeaving() ? 'stopping' : 'ready';
    response
      .status(isLeaving() ? 503 : 200)
      .set('Cache-Control', 'no-store')
      .json({ status });
  });
};
