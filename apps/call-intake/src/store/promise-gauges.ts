import { instantOf, localDay } from '@civicline/calendar';
import type { Clock, Logger } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { gauges } from '@civicline/store';
import { queueStates } from './board';
import { backlog, countPromises } from './promises';

interface Row {
  readonly lines: number;
  readonly lines_busy: number;
  readonly unanswered: number;
  readonly agents: Readonly<Record<string, number>>;
  readonly systems: Readonly<Record<string, boolean>>;
  readonly commands_late: number;
}

const agentStates = ['ready', 'reserved', 'talking', 'hold', 'wrap_up', 'break'] as const;

/** How the hotline and its promises stand, for whoever watches the house. Queues are those of the centre: a handful. */
export const promiseGauges = (store: Store, clock: Clock, log: Logger) =>
  gauges({
    name: 'figures of call-intake',
    log,
    about: {
      callers_waiting: 'Callers in a queue or whose call rings at a desk, by queue',
      callers_waiting_longest_seconds: 'How long the one of them has waited who waits longest, by queue',
      agents: 'Agents signed in, by state',
      telephone_system_attached: '1 while a process of ours has the telephone system, by system',
      telephone_commands_late: 'Wishes to telephone systems (to ring, to hang up) that have waited for ten seconds',
      lines: 'Telephone lines that there are',
      lines_busy: 'Calls that hold a line',
      calls_offered_recently: 'Calls of the last half hour whose wait is over, by queue',
      calls_answered_in_time_recently: 'Of those, answered within the target of their queue',
      call_backs_due: 'Call-backs whose next attempt is due',
      call_backs_late: 'Call-backs whose promised window is over and whose citizen was not reached',
      call_back_windows_today: 'Promised windows that ended today, by what became of them: kept, broken',
      records_unfinished: 'Contact records that still lack something',
      promises_unmade: 'Records whose caller waits for a call-back that could not be promised for five minutes',
    },
    read: async () => {
      const now = clock.now();
      const day = localDay(now);
      const [queues, before, { total }, [row]] = await Promise.all([
        queueStates(store, now),
        backlog(store, now),
        countPromises(store, { from: instantOf(day, '00:00'), to: instantOf(day, '24:00'), by: null }, now),
        store.query<Row>(
          `SELECT (SELECT count(*) FROM line)::int AS lines,
             (SELECT count(*) FROM call WHERE state IN ('offered', 'queued', 'ringing', 'answered', 'on_hold'))::int AS lines_busy,
             (SELECT count(*) FROM unfinished u JOIN record r ON r.id = u.record_id
              WHERE r.changed_at < $1::timestamptz - interval '5 minutes')::int AS unanswered,
             (SELECT count(*) FROM telephony_command WHERE done_at IS NULL AND given_at < $1::timestamptz - interval '10 seconds')::int
               AS commands_late,
             (SELECT coalesce(jsonb_object_agg(source, until > clock_timestamp()), '{}') FROM adapter_lease) AS systems,
             (SELECT coalesce(jsonb_object_agg(state, n), '{}') FROM
               (SELECT state, count(*)::int AS n FROM agent WHERE state <> 'offline' GROUP BY state) AS one) AS agents`,
          [now],
          'promise-gauges',
        ),
      ]);
      if (!row) throw new Error('an aggregate without a row');
      const byQueue = (value: (queue: (typeof queues)[number]) => number) =>
        queues.map((queue) => ({ value: value(queue), labels: { queue: queue.queueId } }));
      return {
        callers_waiting: byQueue(({ waiting }) => waiting),
        callers_waiting_longest_seconds: byQueue(({ longestWaitMs }) => longestWaitMs / 1_000),
        agents: agentStates.map((state) => ({ value: row.agents[state] ?? 0, labels: { state } })),
        telephone_system_attached: Object.entries(row.systems).map(([source, held]) => ({
          value: Number(held),
          labels: { source },
        })),
        telephone_commands_late: row.commands_late,
        lines: row.lines,
        lines_busy: row.lines_busy,
        calls_offered_recently: byQueue(({ offered }) => offered),
        calls_answered_in_time_recently: byQueue(({ answeredInTime }) => answeredInTime),
        call_backs_due: before.due,
        call_backs_late: before.overdue,
        call_back_windows_today: [
          { value: total.kept, labels: { outcome: 'kept' } },
          { value: total.broken, labels: { outcome: 'broken' } },
        ],
        records_unfinished: before.toComplete,
        promises_unmade: row.unanswered,
      };
    },
  });
