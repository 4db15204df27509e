import { isTime } from '@civicline/calendar';
import type { scheduling } from '@civicline/contracts';
import { ruleText } from '@civicline/contracts';
import type { Violation } from '@civicline/service-kit/refusal';

const id = /^[a-z0-9][a-z0-9-]{0,79}$/;
const maxRows = 5_000;

/** What is wrong with the rows of an import, each with its path. */
export const scheduleFaults = (schedules: readonly scheduling.Schedule[]): Violation[] => {
  const faults: Violation[] = [];
  if (schedules.length > maxRows) return [{ field: 'schedules', rule: 'too_many', params: { max: maxRows } }];
  const seen = new Set<string>();
  schedules.forEach((schedule, index) => {
    const at = `schedules[${index}]`;
    const fault = (field: string, rule: string, params?: Violation['params']) =>
      faults.push({ field: `${at}.${field}`, rule, ...(params ? { params } : {}) });
    const within = (field: string, value: number, min: number, max: number) => {
      if (value < min || value > max) fault(field, 'range', { min, max });
    };
    if (!id.test(schedule.id)) fault('id', schedule.id ? 'format' : 'required');
    if (seen.has(schedule.id)) fault('id', 'duplicate');
    seen.add(schedule.id);
    if (!schedule.officeId) fault('officeId', 'required');
    if (!schedule.name?.vi) fault('name.vi', 'required');
    within('slotMinutes', schedule.slotMinutes, 5, 480);
    within('places', schedule.places, 1, 5_000);
    within('horizonDays', schedule.horizonDays, 1, 365);
    schedule.hours?.weekly.forEach(({ intervals }, row) =>
      intervals.forEach(({ opens, closes }) => {
        if (!isTime(opens) || !isTime(closes)) fault(`hours.weekly[${row}]`, 'format.time');
        else if (opens >= closes) fault(`hours.weekly[${row}]`, 'before', { other: closes });
      }),
    );
  });
  return faults;
};

export const faultToProto = ({ field, rule, params }: Violation, locale: 'vi' | 'en') => ({
  field,
  rule,
  message: ruleText(rule, locale, params),
});
