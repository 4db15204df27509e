import { useTranslation } from 'react-i18next';
import { ChartFrame, stepWidth, xOf, yOf } from './ChartFrame';
import { scaleOf } from './chart-scale';
import type { Day } from './day';
import { stepIndexes } from './day';
import type { Outlook } from './outlook';

interface Props {
  readonly day: Day;
  readonly outlook: Outlook;
  readonly selected: number;
}

/** A line of steps through one value for each half hour. */
const stairs = (values: readonly number[], top: number) =>
  values
    .map(
      (value, step) => `${step ? 'L' : 'M'}${xOf(step)} ${yOf(value, top)}L${xOf(step) + stepWidth} ${yOf(value, top)}`,
    )
    .join('');

/** Agents that 80/20 needs, beside those who are there; where too few are, the gap is filled. */
export const AgentsChart = ({ day, outlook, selected }: Props) => {
  const { t } = useTranslation();
  const needed = outlook.plan.intervals.map(({ agentsNeeded }) => agentsNeeded);
  const { top, marks } = scaleOf(Math.max(...needed, ...day.seats));
  return (
    <ChartFrame marks={marks} top={top} selected={selected} label={t('planner.agentsChart')}>
      {stepIndexes.map((step) => {
        const [need = 0, seats = 0] = [needed[step], day.seats[step]];
        if (need <= seats) return null;
        const height = yOf(seats, top) - yOf(need, top);
        return (
          <rect key={step} className="planner-gap" x={xOf(step)} y={yOf(need, top)} width={stepWidth} height={height} />
        );
      })}
      <path className="planner-seats" d={stairs(day.seats, top)} />
      <path className="planner-needed" d={stairs(needed, top)} />
    </ChartFrame>
  );
};
