import { useTranslation } from 'react-i18next';
import type { Day } from './day';
import { timeOf } from './day';
import type { Outlook } from './outlook';
import { sayCount, sayDuration, sayPart } from './words';

/** The half hour that is looked at, in words. */
export const Readout = ({ day, outlook, step }: { day: Day; outlook: Outlook; step: number }) => {
  const { t } = useTranslation();
  const planned = outlook.plan.intervals[step];
  if (!planned) return null;
  const { attempts, abandoned, answered, serviceLevel, meanWaitSeconds, agentsNeeded } = planned;
  return (
    <p className="planner-readout" aria-live="polite">
      <strong>
        {timeOf(step)}–{timeOf(step + 1)}
      </strong>{' '}
      {t('planner.readout', {
        attempts: sayCount(attempts),
        answered: sayCount(answered),
        abandoned: sayPart(attempts ? abandoned / attempts : null),
        level: sayPart(attempts ? serviceLevel : null),
        wait: sayDuration(meanWaitSeconds),
        seats: sayCount(day.seats[step] ?? 0),
        needed: sayCount(agentsNeeded),
      })}
    </p>
  );
};
