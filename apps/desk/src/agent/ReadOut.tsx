import { Badge, Group, Text, Title } from '@mantine/core';
import type { Procedure } from '@civicline/contracts/rest';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../procedures/Facts';
import { paperAmount } from '../procedures/paper-amount';
import { ArticlesOfProcedure } from '../knowledge/ArticlesOfProcedure';

/** What the agent says aloud: first the way that saves a visit, then each paper, then fee and time. */
export const ReadOut = ({ procedure, children }: { procedure: Procedure; children?: ReactNode }) => {
  const { t } = useTranslation();
  const { advice, channels, checklist, name } = procedure;
  const ways = advice.order.filter((way) => way !== 'counter');
  const textOf = (way: 'online' | 'post' | 'counter') =>
    way === 'online' ? t(`channel.online.${channels.online}`) : t(`channel.${way}.text`);
  return (
    <section className="card" aria-label={t('agent.readOut')}>
      <Text size="sm" className="soft">
        {t('agent.readOut')}
      </Text>
      <Title order={2} size="h4" mb="xs">
        {name}
      </Title>
      {ways.length ? (
        <div className="way best" style={{ display: 'block' }}>
          <Text fw={600}>{t('agent.offerFirst')}</Text>
          {ways.map((way) => (
            <Group key={way} gap={8} mt={4} wrap="nowrap" align="flex-start">
              <Badge variant="outline" color="#1b5e20" tt="none" style={{ flex: 'none' }}>
                {t(`channel.${way}`)}
              </Badge>
              <Text size="sm">{textOf(way)}</Text>
            </Group>
          ))}
        </div>
      ) : null}
      <ol className="papers">
        {checklist.map((item) => (
          <li key={item.id}>
            {item.name}
            <span className="soft">
              {' '}
              {[paperAmount(t, item), item.condition]
                .filter(Boolean)
                .map((one) => `· ${one}`)
                .join(' ')}
            </span>
          </li>
        ))}
      </ol>
      <Facts procedure={procedure} />
      <ArticlesOfProcedure code={procedure.code} />
      {children}
    </section>
  );
};
