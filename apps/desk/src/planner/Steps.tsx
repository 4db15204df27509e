import { NumberInput, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Day } from './day';
import { stepIndexes, timeOf, withStep } from './day';
import type { Outlook } from './outlook';
import { sayCount, sayDecimal, sayDuration, sayPart } from './words';

interface Props {
  readonly day: Day;
  readonly onDay: (day: Day) => void;
  readonly outlook: Outlook;
}

const limits = { calls: 2_000, seats: 200 } as const;

/** Every half hour in figures; calls and seats are typed here. */
export const Steps = ({ day, onDay, outlook }: Props) => {
  const { t } = useTranslation();
  const field = (of: keyof Day, step: number) => (
    <NumberInput
      size="xs"
      hideControls
      aria-label={t(of === 'calls' ? 'planner.callsAt' : 'planner.seatsAt', { time: timeOf(step) })}
      value={day[of][step] ?? 0}
      min={0}
      max={limits[of]}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="strict"
      onChange={(value) => onDay(withStep(day, of, step, Number(value) || 0))}
    />
  );
  const heads = [
    'time',
    'calls',
    'seats',
    'load',
    'attempts',
    'answered',
    'abandoned',
    'level',
    'wait',
    'blocked',
    'needed',
  ];
  return (
    <div className="planner-scroll" role="region" tabIndex={0} aria-label={t('planner.table')}>
      <Table className="planner-steps" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head} scope="col">
                {t(`planner.col.${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stepIndexes.map((step) => {
            const planned = outlook.plan.intervals[step];
            if (!planned) return null;
            const { attempts, abandoned, answered, erlangs, serviceLevel, meanWaitSeconds, agentsNeeded } = planned;
            const some = attempts > 0;
            return (
              <Table.Tr key={step} className={agentsNeeded > (day.seats[step] ?? 0) ? 'planner-short' : ''}>
                <Table.Th scope="row">{timeOf(step)}</Table.Th>
                <Table.Td>{field('calls', step)}</Table.Td>
                <Table.Td>{field('seats', step)}</Table.Td>
                <Table.Td>{sayDecimal(erlangs)}</Table.Td>
                <Table.Td>{sayCount(attempts)}</Table.Td>
                <Table.Td>{sayCount(answered)}</Table.Td>
                <Table.Td>{sayPart(some ? abandoned / attempts : null)}</Table.Td>
                <Table.Td>{sayPart(some ? serviceLevel : null)}</Table.Td>
                <Table.Td>{some ? sayDuration(meanWaitSeconds) : '–'}</Table.Td>
                <Table.Td>{sayCount(outlook.blocked[step] ?? 0)}</Table.Td>
                <Table.Td>{sayCount(agentsNeeded)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
};
