import { Badge, Text, Title } from '@mantine/core';
import type { CallerHistory } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showWhen } from '../when';
import { OpenPromises } from './OpenPromises';
import type { Commands } from './useCommands';
import { useCentre } from './useCentre';

const shown = 5;

interface Props {
  readonly caller: CallerHistory;
  readonly number: string;
  /** Of whoever speaks with them. */
  readonly settle?: Commands['settle'];
}

/** Who is calling, what is promised to them, and when they called before. */
export const CallerCard = ({ caller, number, settle }: Props) => {
  const { t } = useTranslation();
  const { data: centre } = useCentre();
  const name = caller.names[0] ?? '';
  const nameOf = (id: string) => centre?.dispositions.find((one) => one.id === id)?.name ?? id;
  const earlier = caller.calls.filter(({ state }) => state === 'ended');
  return (
    <section className="card caller" aria-label={t('caller.title')}>
      <div className="caller-head">
        <div>
          <Title order={2} size="h4">
            {name || t(`known.${caller.known}`)}
          </Title>
          <Text className="soft">{number || t('desk.withheld')}</Text>
        </div>
        <Badge variant="outline" color={caller.known === 'yes' ? '#1b5e20' : '#46565f'} tt="none" size="lg">
          {t(`known.${caller.known}`)}
        </Badge>
      </div>
      {caller.known === 'maybe' && caller.names.length > 1 ? (
        <Text size="sm">{t('caller.alsoUsedBy', { names: caller.names.slice(1).join(', ') })}</Text>
      ) : null}
      {caller.attemptsToday > 1 ? (
        <Text size="sm" className="again">
          {t('caller.again', { count: caller.attemptsToday })}
        </Text>
      ) : null}
      <OpenPromises caller={caller} settle={settle} />
      {earlier.length ? (
        <ul className="earlier" aria-label={t('caller.earlier')}>
          {earlier.slice(0, shown).map(({ id, arrivedAt, outcome, disposition }) => (
            <li key={id}>
              <span>{arrivedAt ? showWhen(arrivedAt) : ''}</span>
              <span className="soft">{disposition ? nameOf(disposition) : t(`outcome.${outcome}`)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <Text size="sm" className="soft">
          {t('caller.first')}
        </Text>
      )}
    </section>
  );
};
