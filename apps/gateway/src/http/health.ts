import type { Router } from 'express';

/** The probes of every process, at the public port too: for a balancer that sees no other. */
export const openHealth = (router: Router, unready: () => Promise<readonly string[]>): void => {
  router.get('/health/live', (_, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'live' });
  });
  router.get('/health/ready', async (_, response) => {
    const ready = (await unready()).length === 0;
    // What is away is nobody's business outside; the process's own probe tells it.
    response
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: ready ? 'ready' : 'not ready' });
  });
};
