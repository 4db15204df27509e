import { Badge, Button, Group, List, Stack, Table, Text, Title } from '@mantine/core';
import { IconCalendarPlus, IconPrinter } from '@tabler/icons-react';
import type { Appointment } from '@civicline/contracts/rest';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { showWhen } from '../when';

const download = async (code: string, phone: string) => {
  const response = await fetch(`/api/v1/appointments/${code}/calendar.ics`, { headers: { 'X-Phone-Proof': phone } });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${code}.ics`;
  link.click();
  URL.revokeObjectURL(link.href);
};

interface Props {
  readonly appointment: Appointment;
  readonly phone: string;
  readonly papers?: readonly string[];
  /** Just booked: say so, and take the reader there. */
  readonly fresh?: boolean;
}

/** The appointment slip (phiếu hẹn): on the screen, on paper, in the calendar. */
export const Slip = ({ appointment, phone, papers = [], fresh = false }: Props) => {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (fresh) heading.current?.focus();
  }, [fresh]);
  const { code, status, slot, office, procedure, citizen, movedFrom, reason } = appointment;
  const rows: [string, string][] = [
    [t('slip.when'), showWhen(slot.start)],
    ...(movedFrom ? ([[t('slip.movedFrom'), showWhen(movedFrom.start)]] as [string, string][]) : []),
    [t('slip.where'), `${office.name}, ${office.address}`],
    [t('slip.procedure'), procedure.name],
    [t('slip.who'), citizen.name],
    ...(reason ? ([[t('slip.reason'), reason]] as [string, string][]) : []),
  ];
  return (
    <section className="card" style={{ marginTop: 16 }}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h3" ref={heading} tabIndex={-1}>
            {fresh ? t('slip.done') : procedure.name}
          </Title>
          <Badge size="lg" tt="none" color={status === 'cancelled' || status === 'noshow' ? '#37474f' : '#1b5e20'}>
            {t(`status.${status}`)}
          </Badge>
        </Group>
        <div>
          <Text size="sm">{t('slip.code')}</Text>
          <Text className="code" data-testid="code">
            {code}
          </Text>
        </div>
        <Table variant="vertical" layout="fixed">
          <Table.Tbody>
            {rows.map(([label, value]) => (
              <Table.Tr key={label}>
                <Table.Th w={140}>{label}</Table.Th>
                <Table.Td fw={600}>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {papers.length ? (
          <div>
            <Text fw={600}>{t('slip.bring')}</Text>
            <List>
              {papers.map((paper) => (
                <List.Item key={paper}>{paper}</List.Item>
              ))}
            </List>
          </div>
        ) : null}
        {fresh ? (
          <Text size="sm" role="status">
            {t('slip.note')}
          </Text>
        ) : null}
        <Group className="no-print">
          <Button variant="outline" leftSection={<IconPrinter aria-hidden size={18} />} onClick={() => window.print()}>
            {t('slip.print')}
          </Button>
          <Button
            variant="outline"
            leftSection={<IconCalendarPlus aria-hidden size={18} />}
            onClick={() => void download(code, phone)}
          >
            {t('slip.calendar')}
          </Button>
        </Group>
      </Stack>
    </section>
  );
};
