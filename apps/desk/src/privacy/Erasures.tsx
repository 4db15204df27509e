import { Badge, Text, Title } from '@mantine/core';
import type { Erasure } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { useErasures } from './usePerson';

const Line = ({ erasure }: { erasure: Erasure }) => {
  const { t } = useTranslation();
  const { id, number, askedBy, purpose, begunAt, finishedAt, parts } = erasure;
  return (
    <li data-erasure={id} style={{ flexWrap: 'wrap' }}>
      <div style={{ flex: '1 1 18rem', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text fw={600}>{number || t('person.nobody')}</Text>
        <Text size="sm">
          {showWhen(begunAt)} · {askedBy} · {purpose}
        </Text>
        {parts.map(({ service, erased, left }) => (
          <Text size="sm" className="soft" key={service}>
            {t(`person.service.${service}`)}: {t('person.erased', { count: erased })}
            {left ? ` · ${t('person.left', { count: left })}` : ''}
          </Text>
        ))}
      </div>
      <Badge variant="outline" color={finishedAt ? '#1b5e20' : '#7a4b00'} tt="none" size="lg">
        {finishedAt ? t('person.finished') : t('person.underWay')}
      </Badge>
    </li>
  );
};

/** What was erased and is being erased, and how far each service is. */
export const Erasures = () => {
  const { t } = useTranslation();
  const { data, error, refetch } = useErasures();
  return (
    <section aria-label={t('person.erasures')}>
      <Title order={2} size="h4" mb="xs">
        {t('person.erasures')}
      </Title>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {data?.items.length === 0 ? <Text>{t('person.none')}</Text> : null}
      {data?.items.length ? (
        <ul className="card flush lines wraps">
          {data.items.map((erasure) => (
            <Line key={erasure.id} erasure={erasure} />
          ))}
        </ul>
      ) : null}
    </section>
  );
};
