import type { Wallboard } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showPercent } from '../centre/CentreStrip';
import { showSeconds } from '../centre/Clock';

type Level = 'good' | 'warn' | 'bad' | undefined;

const levelOfRatio = (ratio: number | null | undefined, goal: number): Level => {
  if (ratio === null || ratio === undefined) return undefined;
  return ratio >= goal ? 'good' : ratio >= goal - 0.15 ? 'warn' : 'bad';
};

/** The day so far: was it answered in time, were promises kept, what is still owed. */
export const Today = ({ board }: { board: Wallboard }) => {
  const { t } = useTranslation();
  const { today, serviceLevel, callBacksDue, callBacksOverdue, recordsToComplete, queues } = board;
  const goal = (queues[0]?.queue.targetPercent || 80) / 100;
  const seconds = today?.averageSpeedOfAnswer;
  const kept = today ? `${today.callBacksKept}/${today.callBacksKept + today.callBacksBroken}` : '–';
  const facts: readonly [string, string, Level, string?][] = [
    ['serviceLevel', showPercent(serviceLevel), levelOfRatio(serviceLevel, goal)],
    [
      'answered',
      today ? String(today.answered) : '–',
      undefined,
      today ? t('wall.ofCalls', { count: today.calls }) : '',
    ],
    [
      'abandoned',
      showPercent(today?.abandonRate),
      today?.abandonRate ? (today.abandonRate > 0.1 ? 'bad' : 'warn') : undefined,
    ],
    ['speed', seconds === null || seconds === undefined ? '–' : showSeconds(seconds), undefined],
    ['kept', showPercent(today?.keptRate), levelOfRatio(today?.keptRate, 0.95), kept],
    [
      'due',
      String(callBacksDue),
      callBacksOverdue ? 'bad' : undefined,
      callBacksOverdue ? t('wall.overdue', { count: callBacksOverdue }) : '',
    ],
    ['records', String(recordsToComplete), undefined],
  ];
  return (
    <dl className="today" aria-label={t('wall.today')}>
      {facts.map(([name, value, level, more]) => (
        <div key={name} className="tile-wall" data-fact={name}>
          <dt>{t(`wall.${name}`)}</dt>
          <dd className="figure" data-level={level}>
            {value}
            {more ? <small>{more}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
};
