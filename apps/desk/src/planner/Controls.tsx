import { Fieldset } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Day } from './day';
import { seatsOf, totalOf, withSeats, withTotal } from './day';
import type { Supposed, Surge } from './outlook';
import { SliderField } from './SliderField';
import { sayCount, sayDuration, sayPart, sayTimes } from './words';

interface Props {
  readonly day: Day;
  readonly onDay: (day: Day) => void;
  readonly supposed: Supposed;
  readonly onSupposed: (supposed: Supposed) => void;
  readonly surge: Surge;
  readonly onSurge: (surge: Surge) => void;
}

/** What is supposed of the day: every value is a slider, and the whole day follows it. */
export const Controls = ({ day, onDay, supposed, onSupposed, surge, onSurge }: Props) => {
  const { t } = useTranslation();
  const suppose = (more: Partial<Supposed>) => onSupposed({ ...supposed, ...more });
  return (
    <div className="card planner-controls">
      <Fieldset legend={t('planner.dayAndSeats')} variant="unstyled">
        <SliderField
          label={t('planner.calls')}
          value={totalOf(day)}
          min={0}
          max={4_000}
          step={50}
          say={sayCount}
          onChange={(total) => onDay(withTotal(day, total))}
        />
        <SliderField
          label={t('planner.seats')}
          value={seatsOf(day)}
          min={1}
          max={60}
          step={1}
          say={sayCount}
          onChange={(seats) => onDay(withSeats(day, seats))}
        />
        <SliderField
          label={t('planner.lines')}
          value={supposed.lines}
          min={1}
          max={60}
          step={1}
          say={sayCount}
          onChange={(lines) => suppose({ lines })}
        />
      </Fieldset>
      <Fieldset legend={t('planner.surge')} variant="unstyled">
        <SliderField
          label={t('planner.surgeCalls')}
          value={surge.calls}
          min={0.5}
          max={10}
          step={0.1}
          say={sayTimes}
          onChange={(calls) => onSurge({ ...surge, calls })}
        />
        <SliderField
          label={t('planner.surgeHandle')}
          value={surge.handle}
          min={0.5}
          max={3}
          step={0.1}
          say={sayTimes}
          onChange={(handle) => onSurge({ ...surge, handle })}
        />
      </Fieldset>
      <Fieldset legend={t('planner.callers')} variant="unstyled">
        <SliderField
          label={t('planner.handle')}
          value={supposed.handleSeconds}
          min={60}
          max={900}
          step={10}
          say={sayDuration}
          onChange={(handleSeconds) => suppose({ handleSeconds })}
        />
        <SliderField
          label={t('planner.patience')}
          value={supposed.patienceSeconds}
          min={30}
          max={1_200}
          step={15}
          say={sayDuration}
          onChange={(patienceSeconds) => suppose({ patienceSeconds })}
        />
        <SliderField
          label={t('planner.redial')}
          value={supposed.redial}
          min={0}
          max={0.9}
          step={0.01}
          say={sayPart}
          onChange={(redial) => suppose({ redial })}
        />
        <SliderField
          label={t('planner.capture')}
          value={supposed.captureSeconds}
          min={30}
          max={180}
          step={5}
          say={sayDuration}
          onChange={(captureSeconds) => suppose({ captureSeconds })}
        />
      </Fieldset>
    </div>
  );
};
