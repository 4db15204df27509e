import type { KeyboardEvent, PointerEvent } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { chart, ChartFrame, heightOf, stepWidth, valueAt, xOf, yOf } from './ChartFrame';
import { scaleOf } from './chart-scale';
import type { Day } from './day';
import { stepIndexes, steps, timeOf } from './day';
import type { Outlook } from './outlook';

interface Props {
  readonly day: Day;
  readonly outlook: Outlook;
  readonly selected: number;
  readonly onSelect: (step: number) => void;
  readonly onCalls: (step: number, calls: number) => void;
}

const most = 2_000;
const changes: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
const moves: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * Attempts of each half hour: what is answered, what gives up, and a handle at the calls that are expected. The handle is
 * dragged, or moved with the arrow keys: left and right to another half hour, up and down for more and fewer calls.
 */
export const CallsChart = ({ day, outlook, selected, onSelect, onCalls }: Props) => {
  const { t } = useTranslation();
  const columns = useRef<(SVGRectElement | null)[]>([]);
  const { top, marks } = scaleOf(Math.max(...outlook.plan.intervals.map(({ attempts }) => attempts), ...day.calls));

  const go = (step: number) => {
    const to = Math.max(0, Math.min(steps - 1, step));
    onSelect(to);
    columns.current[to]?.focus();
  };
  const onKey = (event: KeyboardEvent, step: number) => {
    const [change, move] = [changes[event.key], moves[event.key]];
    if (change !== undefined) onCalls(step, Math.max(0, Math.min(most, (day.calls[step] ?? 0) + change)));
    else if (move !== undefined) go(step + move);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(steps - 1);
    else return;
    event.preventDefault();
  };
  const drag = (event: PointerEvent<SVGRectElement>, step: number) => {
    const picture = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (!picture) return;
    const y = ((event.clientY - picture.top) / picture.height) * chart.height;
    onCalls(step, Math.round(valueAt(y, top)));
  };

  return (
    <ChartFrame marks={marks} top={top} selected={selected} label={t('planner.callsChart')}>
      {stepIndexes.map((step) => {
        const planned = outlook.plan.intervals[step];
        const calls = day.calls[step] ?? 0;
        const answered = planned?.answered ?? 0;
        const abandoned = planned?.abandoned ?? 0;
        return (
          <g key={step}>
            <rect
              className="planner-answered"
              x={xOf(step) + 1.5}
              y={yOf(answered, top)}
              width={stepWidth - 3}
              height={heightOf(answered, top)}
            />
            <rect
              className="planner-abandoned"
              x={xOf(step) + 1.5}
              y={yOf(answered + abandoned, top)}
              width={stepWidth - 3}
              height={heightOf(abandoned, top)}
            />
            <line
              className="planner-handle"
              x1={xOf(step) + 1}
              x2={xOf(step) + stepWidth - 1}
              y1={yOf(calls, top)}
              y2={yOf(calls, top)}
            />
            <rect
              ref={(node) => {
                columns.current[step] = node;
              }}
              className="planner-column"
              x={xOf(step)}
              y={chart.top}
              width={stepWidth}
              height={chart.height - chart.top - chart.bottom}
              role="slider"
              tabIndex={step === selected ? 0 : -1}
              aria-label={t('planner.callsAt', { time: timeOf(step) })}
              aria-orientation="vertical"
              aria-valuemin={0}
              aria-valuemax={most}
              aria-valuenow={calls}
              onFocus={() => onSelect(step)}
              onKeyDown={(event) => onKey(event, step)}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                onSelect(step);
              }}
              onPointerMove={(event) => event.buttons === 1 && drag(event, step)}
              onPointerEnter={(event) => event.buttons === 0 && onSelect(step)}
            />
          </g>
        );
      })}
    </ChartFrame>
  );
};
