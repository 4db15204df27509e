import { Checkbox, Group, Progress, Stack, Text, Title } from '@mantine/core';
import type { Procedure } from '@civicline/contracts/rest';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paperAmount } from './paper-amount';

/** The papers, to be ticked off. */
export const Checklist = ({ procedure }: { procedure: Procedure }) => {
  const { t } = useTranslation();
  const [ready, setReady] = useState<string[]>([]);
  const all = procedure.checklist.length;
  const progress = t('procedure.ready', { done: ready.length, all });
  return (
    <section className="card">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          {t('procedure.checklist')}
        </Title>
        <Text size="sm" role="status">
          {progress}
        </Text>
      </Group>
      <Progress value={all ? (ready.length / all) * 100 : 0} mb="md" aria-label={progress} />
      <Checkbox.Group value={ready} onChange={setReady} aria-label={t('procedure.checklist')}>
        <Stack gap="sm">
          {procedure.checklist.map((item) => (
            <Checkbox
              key={item.id}
              value={item.id}
              size="md"
              label={item.name}
              description={
                <Text span size="sm" className="soft">
                  {[paperAmount(t, item), item.form, item.condition].filter(Boolean).join(' · ')}
                </Text>
              }
            />
          ))}
        </Stack>
      </Checkbox.Group>
    </section>
  );
};
