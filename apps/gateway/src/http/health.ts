import type { Router } from 'express';

/**
 * The probes of every process, at the public port too: for a balancer that sees no other. A gateway is ready when its door is
 * open: what lies behind may be away, and whoever asks for it is told so in their language.
 */
export const openHealth = (router: Router): void => {
  for (const [path, status] of [
    ['/health/live', 'live'],
    ['/health/ready', 'ready'],
  ] as const)
    router.get(path, (_, response) => {
      response.set('Cache-Control', 'no-store').json({ status });
    });
};
