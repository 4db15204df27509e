import { Alert, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { useReadiness } from './useReadiness';

interface Props {
  readonly code: string;
  readonly phone: string;
  /** The visit is ahead: papers may be ticked. */
  readonly open: boolean;
}

/** The papers of one visit, ticked by the citizen or by the agent for the caller. What is waived is the office's word. */
export const MyPapers = ({ code, phone, open }: Props) => {
  const { t } = useTranslation();
  const { data, error, tick } = useReadiness(code, phone);
  if (error) return <Trouble error={error} />;
  if (!data?.papers.length) return null;
  return (
    <section className="card no-print" aria-label={t('papers.title')}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          {t('papers.title')}
        </Title>
        <Text role="status" fw={600} className={data.ready ? 'papers-ready' : 'papers-missing'}>
          {data.ready ? t('papers.ready') : t('papers.missing', { count: data.requiredMissing })}
        </Text>
      </Group>
      {data.sentHome ? (
        <Alert
          color="#8a3c00"
          variant="outline"
          bg="#fff"
          mb="sm"
          title={t('papers.sentHome', { when: showWhen(data.sentHome.at) })}
        />
      ) : null}
      <Stack gap="sm">
        {data.papers.map(({ key, name, condition, state, reason }) => (
          <Checkbox
            key={key}
            size="md"
            label={name}
            checked={state !== 'missing'}
            disabled={!open || state === 'waived'}
            onChange={(event) =>
              tick.mutate({ items: [{ key, state: event.currentTarget.checked ? 'have' : 'missing' }] })
            }
            description={
              <Text span size="sm" className="soft">
                {[condition, state === 'waived' && t('papers.waivedFor', { reason })].filter(Boolean).join(' · ')}
              </Text>
            }
          />
        ))}
      </Stack>
      {tick.error ? <Trouble error={tick.error} /> : null}
      {open && !data.ready ? (
        <Button mt="md" variant="outline" loading={tick.isPending} onClick={() => tick.mutate({ allReady: true })}>
          {t('papers.all')}
        </Button>
      ) : null}
    </section>
  );
};
