import type { AgentTime, Figures } from '../domain/rates';
import { figuresOf } from '../domain/rates';
import { agentTime, agentTimeByAgent, agentTimeByTime, isTimeKey } from '../store/agent-time';
import type { FigureQuestion } from '../domain/figure-question';
import { countCalls } from '../store/figures';
import { countPromises } from '../store/promises';
import type { Asking } from './asking';

export interface FigureRows {
  readonly total: Figures;
  readonly rows: readonly { readonly key: string; readonly figures: Figures }[];
}

const timesOf = ({ store, clock }: Asking, { from, to, by }: FigureQuestion): Promise<Map<string, AgentTime>> => {
  const question = { from, to, now: clock.now() };
  if (by === 'agent') return agentTimeByAgent(store, question);
  return isTimeKey(by) ? agentTimeByTime(store, question, by) : Promise.resolve(new Map());
};

/** The figures of a time, in rows as asked for; docs/figures.md says what each is. Agents' time and promises belong to no queue. */
export const getFigures =
  (asking: Asking) =>
  async (question: FigureQuestion): Promise<FigureRows> => {
    const { store, clock } = asking;
    const { from, to, queueId, source } = question;
    const whole = !queueId && !source;
    const [counted, promises, time, times] = await Promise.all([
      countCalls(store, question),
      whole ? countPromises(store, question, clock.now()) : undefined,
      whole ? agentTime(store, { from, to, now: clock.now() }) : undefined,
      whole ? timesOf(asking, question) : undefined,
    ]);
    return {
      total: figuresOf(counted.total, promises?.total, time?.get('')),
      rows: counted.rows.map(({ key, counts }) => ({
        key,
        figures: figuresOf(counts, promises?.rows.get(key), times?.get(key)),
      })),
    };
  };
