import type { Wallboard } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showPercent } from '../centre/CentreStrip';
import { showSeconds } from '../centre/Clock';
import { levelOf } from '../wall/QueuesNow';

type Fact = readonly [name: string, value: string, alarm: boolean];

/** How the centre stands, before anything is looked at more closely: what is red wants somebody to act. */
export const NowTiles = ({ board }: { board: Wallboard }) => {
  const { t } = useTranslation();
  const { queues, linesBusy, lines, serviceLevel, today, callBacksDue, callBacksOverdue, recordsToComplete } = board;
  const waiting = queues.reduce((sum, one) => sum + one.waiting, 0);
  const longest = Math.max(0, ...queues.map((one) => one.longestWaitSeconds));
  const late = queues.some(
    (one) => one.waiting > 0 && levelOf(one.longestWaitSeconds, one.queue.targetSeconds) === 'bad',
  );
  const goal = (queues[0]?.queue.targetPercent || 80) / 100;
  const facts: readonly Fact[] = [
    ['strip.waiting', String(waiting), late],
    ['strip.longest', showSeconds(longest), late],
    ['wall.serviceLevel', showPercent(serviceLevel), serviceLevel !== null && serviceLevel < goal],
    ['strip.lines', `${linesBusy}/${lines}`, lines > 0 && linesBusy >= lines],
    ['wall.abandoned', showPercent(today?.abandonRate), (today?.abandonRate ?? 0) > 0.1],
    ['wall.due', String(callBacksDue), callBacksOverdue > 0],
    ['wall.kept', showPercent(today?.keptRate), today?.keptRate != null && today.keptRate < 0.95],
    ['wall.records', String(recordsToComplete), false],
  ];
  return (
    <dl className="now-tiles no-print" aria-label={t('desk.centreNow')}>
      {facts.map(([name, value, alarm]) => (
        <div key={name} data-alarm={alarm ? '' : undefined}>
          <dt>{t(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
