import { Badge, Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconCalendarPlus, IconCircleCheck, IconPrinter } from '@tabler/icons-react';
import type { Appointment } from '@civicline/contracts/rest';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { downloadCalendar } from './calendar-file';

interface Props {
  readonly appointment: Appointment;
  readonly phone: string;
  readonly papers?: readonly string[];
  /** Just booked: say so, and take the reader there. */
  readonly fresh?: boolean;
}

const isOver = (status: Appointment['status']) => status === 'cancelled' || status === 'noshow';

/** The appointment slip (phiếu hẹn): on the screen, on paper, in the calendar. */
export const Slip = ({ appointment, phone, papers = [], fresh = false }: Props) => {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!fresh) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [fresh]);
  const { code, status, slot, office, procedure, citizen, movedFrom, reason } = appointment;
  const calendar = useMutation({ mutationFn: () => downloadCalendar(code, phone) });
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
      <Stack gap="md">
        <p className="only-print" style={{ margin: 0 }}>
          <strong>{t('slip.paper')}</strong>
        </p>
        <Group justify="space-between" gap="xs">
          <Group gap={10} wrap="nowrap">
            {fresh ? <IconCircleCheck aria-hidden size={34} color="#1b5e20" style={{ flex: 'none' }} /> : null}
            <Title order={2} size="h3" ref={heading} tabIndex={-1}>
              {fresh ? t('slip.done') : procedure.name}
            </Title>
          </Group>
          <Badge size="lg" tt="none" color={isOver(status) ? '#46565f' : '#1b5e20'}>
            {t(`status.${status}`)}
          </Badge>
        </Group>
        <div className="code-box">
          <Text size="sm">{t('slip.code')}</Text>
          <Text className="code" data-testid="code">
            {code}
          </Text>
          {isOver(status) ? null : <Text size="sm">{t('slip.keep')}</Text>}
        </div>
        <dl className="facts">
          {rows.flatMap(([label, value]) => [<dt key={`${label}-`}>{label}</dt>, <dd key={label}>{value}</dd>])}
        </dl>
        {papers.length ? (
          <div>
            <Text fw={600} mb={4}>
              {t('slip.bring')}
            </Text>
            <List spacing={4}>
              {papers.map((paper) => (
                <List.Item key={paper}>{paper}</List.Item>
              ))}
            </List>
          </div>
        ) : null}
        {fresh ? (
          <Text role="status" className="no-print">
            {t('slip.note')}
          </Text>
        ) : null}
        {calendar.error ? <Trouble error={calendar.error} /> : null}
        {isOver(status) ? null : (
          <Group className="no-print">
            <Button
              variant="outline"
              leftSection={<IconPrinter aria-hidden size={18} />}
              onClick={() => window.print()}
            >
              {t('slip.print')}
            </Button>
            <Button
              variant="outline"
              leftSection={<IconCalendarPlus aria-hidden size={18} />}
              loading={calendar.isPending}
              onClick={() => calendar.mutate()}
            >
              {t('slip.calendar')}
            </Button>
          </Group>
        )}
      </Stack>
    </section>
  );
};
