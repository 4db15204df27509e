import type { NextCall } from '../queries/advice';
import { corrected, estimateWait } from '../domain/wait';
import { forgetEstimates, untoldWaits, writeEstimates } from '../store/waits';
import type { Deps } from './deps';

const atOnce = 200;
const keptMs = 30 * 86_400_000;

/** Notes for each caller who has to wait what they would be told now, so that it can be said how well it held. */
export const estimateWaits =
  ({ store, clock }: Pick<Deps, 'store' | 'clock'>, look: () => Promise<ReadonlyMap<string, NextCall>>) =>
  async (): Promise<number> => {
    const untold = await untoldWaits(store, atOnce);
    if (!untold.length) return 0;
    const queues = await look();
    const at = clock.now();
    const estimates = untold.flatMap(({ callId, queueId, ahead }) => {
      const next = queues.get(queueId);
      if (!next) return [];
      const model = estimateWait({ ...next.pressure, ahead: ahead + next.elsewhere });
      return [{ callId, queueId, at, modelP90Ms: model.p90Ms, p90Ms: corrected(model, next.factor).p90Ms }];
    });
    await store.transaction(async (tx) => {
      writeEstimates(tx, estimates);
      forgetEstimates(tx, new Date(at.getTime() - keptMs));
      return Promise.resolve();
    });
    return estimates.length;
  };
