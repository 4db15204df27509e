import type { ReactNode } from 'react';
import { stepIndexes, steps, timeOf } from './day';

export const chart = { width: 960, height: 220, left: 44, right: 8, top: 10, bottom: 26 } as const;
const inner = { width: chart.width - chart.left - chart.right, height: chart.height - chart.top - chart.bottom };
export const stepWidth = inner.width / steps;

export const xOf = (step: number): number => chart.left + step * stepWidth;
export const yOf = (value: number, top: number): number => chart.top + inner.height * (1 - value / top);
export const heightOf = (value: number, top: number): number => (inner.height * value) / top;
/** The value at a height of the picture. */
export const valueAt = (y: number, top: number): number =>
  Math.max(0, Math.min(top, ((chart.top + inner.height - y) / inner.height) * top));

interface Props {
  readonly marks: readonly number[];
  readonly top: number;
  readonly selected: number;
  readonly label: string;
  readonly children: ReactNode;
}

/** Axes, grid and the half hour that is looked at; what it shows is drawn inside. */
export const ChartFrame = ({ marks, top, selected, label, children }: Props) => (
  <svg className="planner-chart" viewBox={`0 0 ${chart.width} ${chart.height}`} role="group" aria-label={label}>
    <rect
      className="planner-selected"
      x={xOf(selected)}
      y={chart.top}
      width={stepWidth}
      height={inner.height}
      aria-hidden
    />
    {marks.map((mark) => (
      <g key={mark} aria-hidden>
        <line
          className="planner-grid"
          x1={chart.left}
          x2={chart.width - chart.right}
          y1={yOf(mark, top)}
          y2={yOf(mark, top)}
        />
        <text className="planner-mark" x={chart.left - 6} y={yOf(mark, top) + 4} textAnchor="end">
          {mark}
        </text>
      </g>
    ))}
    {stepIndexes
      .filter((step) => step % 4 === 0)
      .map((step) => (
        <text
          key={step}
          className="planner-mark"
          x={xOf(step)}
          y={chart.height - 8}
          textAnchor={step ? 'middle' : 'start'}
          aria-hidden
        >
          {timeOf(step)}
        </text>
      ))}
    {children}
  </svg>
);
