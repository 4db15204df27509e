import { Group, Text } from '@mantine/core';
import type { ProcedureSummary } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { showMoney } from '../when';
import { ChannelBadges } from './ChannelBadges';

/** A procedure in a list: its name, what it takes, and which ways lead to it. */
export const ProcedureRow = ({ procedure }: { procedure: ProcedureSummary }) => {
  const { t } = useTranslation();
  const { code, name, fieldName, feeVnd, workingDays, channels } = procedure;
  const facts = [
    fieldName,
    workingDays ? t('procedure.days', { count: workingDays }) : t('procedure.sameDay'),
    feeVnd ? showMoney(feeVnd) : t('procedure.free'),
  ];
  return (
    <Link className="row-link" to={`/thu-tuc/${code}`}>
      <Group justify="space-between" gap="xs">
        <div style={{ flex: '1 1 320px' }}>
          <Text fw={600}>{name}</Text>
          <Text size="sm" className="soft">
            {facts.join(' · ')}
          </Text>
        </div>
        <ChannelBadges channels={channels} />
      </Group>
    </Link>
  );
};
