import { Badge, Group, Text } from '@mantine/core';
import type { Relocation } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showWhen } from '../when';

/** Who goes where: the old time, the new one or the want of one, why just they, and whom no message reaches. */
export const Relocations = ({ relocations }: { relocations: readonly Relocation[] }) => {
  const { t } = useTranslation();
  return (
    <ul className="moves">
      {relocations.map(({ appointmentCode, citizenName, from, to, office, cause, contact }) => (
        <li key={appointmentCode}>
          <div>
            <Text fw={600}>{citizenName}</Text>
            <Text size="sm" className="soft">
              {appointmentCode}
              {cause === 'booked-last' ? ` · ${t('closing.bookedLast')}` : ''}
            </Text>
          </div>
          <Text size="sm">
            <span className="soft">{t('office.oldTime')}:</span> {showWhen(from.start)}
          </Text>
          <div>
            {to ? (
              <Text size="sm" fw={600}>
                <span className="soft">{t('office.newTime')}:</span> {showWhen(to.start)}
              </Text>
            ) : null}
            {to && office && to.officeId !== from.officeId ? <Text size="sm">{office.name}</Text> : null}
            <Group gap={6}>
              {to ? null : (
                <Badge color="#a4161a" tt="none" size="lg">
                  {t('office.noPlace')}
                </Badge>
              )}
              {contact.takesSms || contact.hasEmail ? null : (
                <Badge variant="outline" color="#8a3c00" tt="none" size="lg">
                  {t('closing.noContact')}
                </Badge>
              )}
            </Group>
          </div>
        </li>
      ))}
    </ul>
  );
};
