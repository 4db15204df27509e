import { Badge, Text } from '@mantine/core';
import type { Relocation } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showWhen } from '../when';

/** Who goes where: the old time, and the new one or the want of one. */
export const Relocations = ({ relocations }: { relocations: readonly Relocation[] }) => {
  const { t } = useTranslation();
  return (
    <ul className="moves">
      {relocations.map(({ appointmentCode, citizenName, from, to }) => (
        <li key={appointmentCode}>
          <div>
            <Text fw={600}>{citizenName}</Text>
            <Text size="sm" className="soft">
              {appointmentCode}
            </Text>
          </div>
          <Text size="sm">
            <span className="soft">{t('office.oldTime')}:</span> {showWhen(from.start)}
          </Text>
          {to ? (
            <Text size="sm" fw={600}>
              <span className="soft">{t('office.newTime')}:</span> {showWhen(to.start)}
            </Text>
          ) : (
            <Badge color="#a4161a" tt="none" size="lg">
              {t('office.noPlace')}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  );
};
