import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Outlook } from './outlook';
import { sayCount, sayDecimal, sayPart } from './words';

interface Props {
  readonly ordinary: Outlook;
  readonly surged: Outlook;
  /** Whether there is a surge to compare with. */
  readonly surge: boolean;
  readonly lines: number;
}

/** The day in figures, and beside it the same day under the surge. */
export const Summary = ({ ordinary, surged, surge, lines }: Props) => {
  const { t } = useTranslation();
  const rows: readonly (readonly [string, string, (outlook: Outlook) => string])[] = [
    ['calls', t('planner.sum.calls'), ({ plan }) => sayCount(plan.calls)],
    ['attempts', t('planner.sum.attempts'), ({ plan }) => sayCount(plan.attempts)],
    ['answered', t('planner.sum.answered'), ({ plan }) => sayCount(plan.answered)],
    [
      'abandoned',
      t('planner.sum.abandoned'),
      ({ plan }) => `${sayCount(plan.abandoned)} (${sayPart(plan.attempts ? plan.abandoned / plan.attempts : null)})`,
    ],
    ['level', t('planner.sum.level'), ({ serviceLevel }) => sayPart(serviceLevel)],
    [
      'blocked',
      t('planner.sum.blocked', { lines }),
      ({ plan, blocked }) => {
        const count = blocked.reduce((sum, one) => sum + one, 0);
        return `${sayCount(count)} (${sayPart(plan.calls ? count / plan.calls : null)})`;
      },
    ],
    ['needed', t('planner.sum.needed'), ({ neededAtMost }) => sayCount(neededAtMost)],
    [
      'hours',
      t('planner.sum.hours'),
      ({ neededHours, staffedHours }) => `${sayDecimal(neededHours)} / ${sayDecimal(staffedHours)}`,
    ],
    ['inFull', t('planner.sum.inFull'), ({ inFull }) => (inFull === null ? t('planner.sum.notEven') : sayPart(inFull))],
  ];
  return (
    <div className="card">
      <Table className="planner-summary" withRowBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('planner.sum.figure')}</Table.Th>
            <Table.Th scope="col">{t('planner.sum.ordinary')}</Table.Th>
            {surge ? <Table.Th scope="col">{t('planner.sum.surged')}</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([key, name, say]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td data-figure={key}>{say(ordinary)}</Table.Td>
              {surge ? <Table.Td data-surged={key}>{say(surged)}</Table.Td> : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
