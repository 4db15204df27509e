import { metrics } from '@opentelemetry/api';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

const resolutionMs = 20;
const secondsOf = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - resolutionMs / 1_000);

/**
 * How saturated this process is: processor, memory, and how late its one thread comes to what is due. The delays and the
 * utilization are of the time since they were last asked for.
 */
export const observeProcess = (): void => {
  const meter = metrics.getMeter('civicline');
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  let before = performance.eventLoopUtilization();
  const gauge = (name: string, description: string, unit: string) =>
    meter.createObservableGauge(name, { description, unit });

  const cpu = meter.createObservableCounter('process_cpu_seconds_total', {
    description: 'Processor time used, user and system',
    unit: 's',
  });
  const started = gauge('process_start_time_seconds', 'When the process began, since 1970', 's');
  const resident = gauge('process_resident_memory_bytes', 'Memory in use, all of it', 'By');
  const heap = gauge('nodejs_heap_size_used_bytes', 'Heap of JavaScript in use', 'By');
  const heapLimit = gauge('nodejs_heap_size_limit_bytes', 'Heap of JavaScript that there may be', 'By');
  const lag = gauge(
    'nodejs_eventloop_lag_p99_seconds',
    'How late the event loop was, for all but one in a hundred',
    's',
  );
  const lagMost = gauge('nodejs_eventloop_lag_max_seconds', 'How late the event loop was at worst', 's');
  const busy = gauge('nodejs_eventloop_utilization_ratio', 'Share of the time in which the event loop worked', '1');

  meter.addBatchObservableCallback(
    (result) => {
      const { user, system } = process.cpuUsage();
      result.observe(cpu, (user + system) / 1e6);
      result.observe(started, performance.timeOrigin / 1_000);
      result.observe(resident, process.memoryUsage.rss());
      const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
      result.observe(heap, used);
      result.observe(heapLimit, limit);
      result.observe(lag, secondsOf(delay.percentile(99)));
      result.observe(lagMost, secondsOf(delay.max));
      delay.reset();
      const now = performance.eventLoopUtilization();
      result.observe(busy, performance.eventLoopUtilization(now, before).utilization);
      before = now;
    },
    [cpu, started, resident, heap, heapLimit, lag, lagMost, busy],
  );
};
