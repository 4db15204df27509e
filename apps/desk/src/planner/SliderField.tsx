import { Slider } from '@mantine/core';
import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words: "6 min 30 s", "×1.5". */
  readonly say: (value: number) => string;
  readonly onChange: (value: number) => void;
}

/** A quantity to drag, with its name and value above it. */
export const SliderField = ({ label, value, min, max, step, say, onChange }: Props) => {
  const id = useId();
  return (
    <div className="planner-slider">
      <div className="planner-slider-head">
        <span id={id}>{label}</span>
        <output>{say(value)}</output>
      </div>
      <Slider
        value={Math.min(max, value)}
        min={min}
        max={max}
        step={step}
        label={null}
        onChange={onChange}
        thumbProps={{ 'aria-labelledby': id, 'aria-valuetext': say(value) }}
      />
    </div>
  );
};
