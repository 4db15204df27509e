import type { Figures } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showPercent } from '../centre/CentreStrip';
import { showSeconds } from '../centre/Clock';

const seconds = (value: number | null) => (value === null ? '–' : showSeconds(value));

/** Each figure: its name, its value, and what is divided by what. */
const figuresOf = (figures: Figures): [string, string][] => {
  const [level] = figures.serviceLevels;
  return [
    ['calls', String(figures.calls)],
    ['offered', String(figures.offered)],
    ['answered', String(figures.answered)],
    ['abandonedInQueue', String(figures.abandonedInQueue)],
    ['abandonedInIvr', String(figures.abandonedInIvr)],
    ['deflected', String(figures.deflected)],
    ['abandonRate', showPercent(figures.abandonRate)],
    ['averageSpeedOfAnswer', seconds(figures.averageSpeedOfAnswer)],
    ['expectedWait', seconds(figures.expectedWait)],
    ['ofAnswered', showPercent(level?.ofAnswered)],
    ['ofOffered', showPercent(level?.ofOffered)],
    ['answeredOrAbandonedWithin', showPercent(level?.answeredOrAbandonedWithin)],
    ['ofOfferedLessShort', showPercent(level?.ofOfferedLessShort)],
    ['averageHandleTime', seconds(figures.averageHandleTime)],
    ['occupancy', showPercent(figures.occupancy)],
    ['callers', String(figures.callers)],
    ['callersServedSameDay', String(figures.callersServedSameDay)],
    ['callBacksPromised', String(figures.callBacksPromised)],
    ['keptRate', showPercent(figures.keptRate)],
    ['quickCaptures', String(figures.quickCaptures)],
    ['anomalies', String(figures.anomalies)],
  ];
};

/** The figures of a time, each with its definition: four service levels are four numbers, and none is the right one. */
export const FiguresList = ({ figures }: { figures: Figures }) => {
  const { t } = useTranslation();
  return (
    <dl className="figures">
      {figuresOf(figures).map(([name, value]) => (
        <div key={name} data-figure={name}>
          <dt>{t(`figure.${name}.name`)}</dt>
          <dd>
            <strong>{value}</strong>
            <small>{t(`figure.${name}.is`)}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
};
