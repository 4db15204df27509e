import type { Logger, Part } from '@civicline/service-kit';
import { part } from '@civicline/service-kit';
import type { Observable } from '@opentelemetry/api';
import { metrics } from '@opentelemetry/api';

/** One value of a gauge, or one for each of its labels. Labels name kinds and parts of the house, never a person. */
export type Reading = number | readonly { readonly value: number; readonly labels: Readonly<Record<string, string>> }[];

export interface GaugesOptions<Name extends string> {
  readonly name: string;
  readonly log: Logger;
  /** What each says, for whoever reads /metrics. */
  readonly about: Readonly<Record<Name, string>>;
  /** Reads all of them, in as few statements as can be. */
  readonly read: () => Promise<Readonly<Record<Name, Reading>>>;
}

/** However many ask: Prometheus, another one, somebody who looks. */
const freshForMs = 5_000;

/**
 * What stands in the database, told to Prometheus: read when it asks, so that a house that nobody watches does no work for
 * it. Replicas tell the same, and whoever sums them up takes the largest. A reading that fails tells nothing.
 */
export const gauges = <Name extends string>({ name, log, about, read }: GaugesOptions<Name>): Part => {
  const meter = metrics.getMeter('civicline');
  const names = Object.keys(about) as Name[];
  const instruments = names.map((one) => meter.createObservableGauge(one, { description: about[one] }));
  let last: { readonly at: number; readonly readings: ReturnType<typeof read> } | undefined;

  const readings = () => {
    const now = performance.now();
    if (!last || now - last.at > freshForMs) last = { at: now, readings: read() };
    return last.readings;
  };

  const observe = async (result: { observe(instrument: Observable, value: number, labels?: object): void }) => {
    try {
      const values = await readings();
      names.forEach((one, n) => {
        const [instrument, reading] = [instruments[n], values[one]];
        if (!instrument) return;
        if (typeof reading === 'number') result.observe(instrument, reading);
        else for (const { value, labels } of reading) result.observe(instrument, value, labels);
      });
    } catch (error) {
      log.warn({ err: error, gauges: name }, 'figures could not be read');
    }
  };

  return part({
    name,
    start: () => Promise.resolve(meter.addBatchObservableCallback(observe, instruments)),
    stop: () => Promise.resolve(meter.removeBatchObservableCallback(observe, instruments)),
  });
};
