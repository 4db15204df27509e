import { Badge, Container, Grid, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page-title';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';

interface Received {
  readonly id: string;
  readonly channel: 'email' | 'sms';
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments: readonly { readonly filename: string; readonly contentType: string }[];
  readonly receivedAt: string;
}

const read = async () => {
  const response = await fetch('/local/messages');
  if (!response.ok) throw new Error(response.statusText);
  return ((await response.json()) as { items: Received[] }).items;
};

const moods = ['ok', 'error500', 'undelivered', 'reject'] as const;

/** What the local mail server and SMS provider received, as it comes in. */
export const MessagesPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('messages.title'));
  const queries = useQueryClient();
  const [open, setOpen] = useState('');
  const { data = [], error } = useQuery({ queryKey: ['sent'], queryFn: read });
  const mood = useQuery({
    queryKey: ['mood'],
    queryFn: async () => (await (await fetch('/local/control')).json()) as { mode: string },
  });
  const setMood = useMutation({
    mutationFn: (mode: string) =>
      fetch('/local/control', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ mode }),
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['mood'] }),
  });
  useEffect(() => {
    const stream = new EventSource('/local/messages/stream');
    stream.addEventListener('message', () => void queries.invalidateQueries({ queryKey: ['sent'] }));
    return () => stream.close();
  }, [queries]);
  const mails = data.filter(({ channel }) => channel === 'email');
  const texts = data.filter(({ channel }) => channel === 'sms');
  const shown = mails.find(({ id }) => id === open) ?? mails[0];
  return (
    <Container size="xl" py="lg">
      <Title order={1} size="h2">
        {t('messages.title')}
      </Title>
      <Text mb="md">{t('messages.lead')}</Text>
      <Group mb="md">
        <Text id="mood">{t('messages.provider')}</Text>
        <SegmentedControl
          aria-labelledby="mood"
          data={moods.map((value) => ({ value, label: t(`messages.${value}`) }))}
          value={mood.data?.mode ?? 'ok'}
          onChange={(mode) => setMood.mutate(mode)}
        />
      </Group>
      {error ? <Trouble error={error} /> : null}
      {data.length ? null : <Text role="status">{t('messages.empty')}</Text>}
      <Grid>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <section className="card">
            <Title order={2} size="h4" mb="sm">
              {t('messages.sms')} ({texts.length})
            </Title>
            <Stack gap="md">
              {texts.slice(0, 30).map(({ id, to, text, receivedAt }) => (
                <div key={id} data-channel="sms">
                  <Text size="xs" c="#37474f">
                    {to} · {showWhen(receivedAt)}
                  </Text>
                  <div className="bubble">{text}</div>
                </div>
              ))}
            </Stack>
          </section>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <section className="card">
            <Title order={2} size="h4" mb="sm">
              {t('messages.email')} ({mails.length})
            </Title>
            {mails.slice(0, 12).map(({ id, to, subject }) => (
              <button
                key={id}
                type="button"
                className="row-link"
                style={{
                  width: '100%',
                  textAlign: 'left',
                  background: id === shown?.id ? '#eaf4f8' : '#fff',
                  border: 0,
                  borderTop: '1px solid #e4eaee',
                  font: 'inherit',
                  cursor: 'pointer',
                }}
                onClick={() => setOpen(id)}
                aria-pressed={id === shown?.id}
              >
                <Text fw={600}>{subject}</Text>
                <Text size="sm" c="#37474f">
                  {t('messages.to')}: {to}
                </Text>
              </button>
            ))}
            {shown ? (
              <>
                <Group my="sm">
                  {shown.attachments.map(({ filename, contentType }) => (
                    <Badge key={`${filename}${contentType}`} variant="outline" color="#37474f" tt="none">
                      {t('messages.calendar')}: {filename}
                    </Badge>
                  ))}
                </Group>
                <iframe
                  title={shown.subject ?? 'mail'}
                  sandbox=""
                  srcDoc={shown.html}
                  style={{ width: '100%', height: 640, border: '1px solid #d5dde3', borderRadius: 8 }}
                />
              </>
            ) : null}
          </section>
        </Grid.Col>
      </Grid>
    </Container>
  );
};
