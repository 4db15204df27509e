import { localDay } from '@civicline/calendar';
import type { AgentStatus } from '../domain/agent';
import type { Centre } from '../domain/centre';
import { allAgents } from '../store/agents';
import { allLines, allQueues } from '../store/centre';
import type { Asking } from './asking';

export const getCentre =
  ({ store }: Asking) =>
  async (): Promise<Pick<Centre, 'lines' | 'queues'>> => ({
    lines: await allLines(store),
    queues: await allQueues(store),
  });

export const listAgents =
  ({ store, clock }: Asking) =>
  (): Promise<AgentStatus[]> =>
    allAgents(store, localDay(clock.now()));
