import { metrics } from '@opentelemetry/api';
import type { Clock } from '@civicline/service-kit';
import type { Circuit } from '../domain/circuit';
import type { Channel } from '../domain/message';
import { afterAnswer, closedCircuit, enter } from '../domain/circuit';
import type { ProviderAnswer } from '../domain/hand-over';
import { isHealthy } from '../domain/hand-over';

/** A provider as this process sees it. */
export interface ProviderState {
  readonly name: string;
  readonly channel: Channel;
  readonly circuit: Circuit;
  readonly lastReason: string;
}

const gauge = metrics.getMeter('civicline').createObservableGauge('message_provider_circuit', {
  description: 'Providers of messages: 0 closed, 1 half-open, 2 open',
});
const answers = metrics.getMeter('civicline').createCounter('message_provider_answers_total', {
  description: 'Answers of providers by outcome',
});
const numbers = { closed: 0, 'half-open': 1, open: 2 } as const;

/**
 * The circuit breakers of the providers. Each process has its own: it learns from its own calls within a handful of them,
 * and no shared row has to be read before every message.
 */
export const openCircuits = (names: readonly { name: string; channel: Channel }[], clock: Clock, openMs: number) => {
  const circuits = new Map(names.map((one) => [one.name, { ...one, circuit: closedCircuit, lastReason: '' }]));
  gauge.addCallback((result) => {
    for (const { name, circuit } of circuits.values()) result.observe(numbers[circuit.state], { provider: name });
  });
  return {
    /** Whether this provider may be asked now. Who is let in must say how it was answered. */
    enter: (name: string): boolean => {
      const known = circuits.get(name);
      if (!known) return false;
      const { pass, circuit } = enter(known.circuit, clock.now());
      circuits.set(name, { ...known, circuit });
      return pass;
    },
    answered: (name: string, answer: ProviderAnswer): void => {
      const known = circuits.get(name);
      if (!known) return;
      answers.add(1, { provider: name, outcome: answer.outcome });
      const lastReason = answer.outcome === 'taken' ? '' : answer.reason;
      const circuit = afterAnswer(known.circuit, isHealthy(answer), clock.now(), openMs);
      circuits.set(name, { ...known, circuit, lastReason });
    },
    /** Nothing was learnt: whoever comes next may try it. */
    leave: (name: string): void => {
      const known = circuits.get(name);
      if (known?.circuit.state === 'half-open')
        circuits.set(name, { ...known, circuit: { state: 'open', until: clock.now(), times: known.circuit.times } });
    },
    states: (): ProviderState[] => [...circuits.values()],
  };
};

export type Circuits = ReturnType<typeof openCircuits>;
