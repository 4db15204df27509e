import { Anchor, Container, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPhone } from '@tabler/icons-react';
import type { Hotline } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api } from '../api/client';
import { language } from '../i18n/setup';
import { usePageTitle } from '../shell/page-title';
import { Trouble } from '../shell/Trouble';
import { UnitToday } from '../units/UnitToday';

/** Whom to call, by the name of a unit as people know it. */
export const HotlinesPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('hotlines.title'));
  const [typed, setTyped] = useState('');
  const [unit] = useDebouncedValue(typed.trim(), 200);
  const asked = encodeURIComponent(unit);
  const hotlines = useQuery({
    queryKey: ['hotlines', unit, language()],
    queryFn: () => api<List<Hotline>>(`/hotlines?limit=100&unit=${asked}`),
  });
  const items = hotlines.data?.items ?? [];
  return (
    <Container size="md" py="lg">
      <Title order={1} size="h2">
        {t('hotlines.title')}
      </Title>
      <Text mb="md">{t('hotlines.lead')}</Text>
      <Stack>
        <TextInput
          label={t('hotlines.label')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={100}
          type="search"
        />
        <UnitToday typed={typed} />
        {hotlines.error ? <Trouble error={hotlines.error} retry={() => void hotlines.refetch()} /> : null}
        {hotlines.data && !items.length ? <Text role="status">{t('hotlines.none')}</Text> : null}
        {hotlines.isPending ? <Skeleton height={240} /> : null}
        {items.length ? (
          <ul className="card flush lines">
            {items.map(({ id, name, display, number, hours, topic }) => (
              <li key={id}>
                <div>
                  <Text fw={600}>{name}</Text>
                  <Text size="sm" className="soft">
                    {topic} · {hours}
                  </Text>
                </div>
                <Anchor href={`tel:${number}`} underline="always" className="line-number">
                  <IconPhone aria-hidden size={18} />
                  {display}
                </Anchor>
              </li>
            ))}
          </ul>
        ) : null}
      </Stack>
    </Container>
  );
};
