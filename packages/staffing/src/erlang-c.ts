import { requireNotNegative, requirePositive, requireWhole } from './check';
import { erlangB } from './erlang-b';

/**
 * Erlang C: the part of calls that wait, of `erlangs` offered to `agents`, when nobody ever gives up (M/M/n). From B:
 * C = B / (1 - rho (1 - B)). Source: A. K. Erlang 1917. Throws RangeError at a load of one or more for each agent: the
 * queue would grow for ever; Erlang A has an answer there.
 */
export const erlangC = (agents: number, erlangs: number): number => {
  requireWhole('agents', agents, 1);
  requireNotNegative('erlangs', erlangs);
  if (erlangs >= agents)
    throw new RangeError(`${erlangs} erlangs are too many for ${agents} agents when nobody gives up`);
  const blocked = erlangB(agents, erlangs);
  return blocked / (1 - (erlangs / agents) * (1 - blocked));
};

export interface PatientQueue {
  readonly agents: number;
  /** Load offered: arrivals a second times handle time. */
  readonly erlangs: number;
  readonly handleSeconds: number;
}

/** The part of calls answered within `seconds`, 1 - C exp(-(n - E) T / AHT). Throws as erlangC does. */
export const serviceLevelC = ({ agents, erlangs, handleSeconds }: PatientQueue, seconds: number): number => {
  requirePositive('handleSeconds', handleSeconds);
  requireNotNegative('seconds', seconds);
  return 1 - erlangC(agents, erlangs) * Math.exp((-(agents - erlangs) * seconds) / handleSeconds);
};
