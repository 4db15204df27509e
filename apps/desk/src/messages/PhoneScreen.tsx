import { Badge, Button, Group, NativeSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import type { Received } from './useReceived';
import { useReply, useZalo } from './useReceived';

const hotline = '1022';
/** What citizens are told that they may write. */
const answers = ['XAC NHAN', 'SAN SANG', 'HUY', 'DUNG'] as const;

const Bubble = ({ message }: { message: Received }) => {
  const { channel, to, from = '', text, receivedAt, provider = '' } = message;
  const own = to === hotline;
  return (
    <div data-channel={channel} className={own ? 'own' : undefined}>
      <Text size="xs" className="soft">
        {own ? from : to} · {showWhen(receivedAt)}{' '}
        {own || provider === 'sms' || !provider ? null : (
          <Badge size="sm" variant="outline" color="#46565f" tt="none">
            {provider === 'zalo' ? 'Zalo' : provider}
          </Badge>
        )}
      </Text>
      <div className="bubble">{text}</div>
    </div>
  );
};

/** Writes back to 1022 as one of the phones would. */
const Reply = ({ phones }: { phones: readonly string[] }) => {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('');
  const [text, setText] = useState('');
  const reply = useReply();
  const zalo = useZalo();
  const phone = phones.includes(chosen) ? chosen : (phones[0] ?? '');
  const send = (words: string) => reply.mutate({ from: phone, text: words }, { onSuccess: () => setText('') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) send(text);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" mt="sm">
        <NativeSelect
          label={t('messages.asPhone')}
          data={[...phones]}
          value={phone}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <Group gap={6}>
          {answers.map((words) => (
            <Button key={words} size="compact-sm" variant="outline" type="button" onClick={() => send(words)}>
              {words}
            </Button>
          ))}
        </Group>
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <TextInput
            label={t('messages.write')}
            value={text}
            maxLength={160}
            onChange={(event) => setText(event.currentTarget.value)}
            style={{ flex: 1 }}
          />
          <Button type="submit" loading={reply.isPending}>
            {t('messages.send')}
          </Button>
        </Group>
        {reply.error ? <Trouble error={reply.error} /> : null}
        <Switch
          label={t('messages.hasZalo')}
          checked={zalo.phones.includes(phone)}
          onChange={(event) => zalo.setHas({ phone, has: event.currentTarget.checked })}
        />
      </Stack>
    </form>
  );
};

/** The text messages as citizens' phones would show them, newest first; one may write back. */
export const PhoneScreen = ({ texts }: { texts: readonly Received[] }) => {
  const { t } = useTranslation();
  const phones = [...new Set(texts.map(({ to, from = '' }) => (to === hotline ? from : to)))];
  return (
    <>
      <div className="phone">
        <div className="phone-top">{hotline}</div>
        <div className="phone-screen" tabIndex={0} role="group" aria-label={t('messages.sms')}>
          {texts.length ? null : <Text size="sm">{t('messages.empty')}</Text>}
          {texts.map((message) => (
            <Bubble key={message.id} message={message} />
          ))}
        </div>
      </div>
      {phones.length ? <Reply phones={phones} /> : null}
    </>
  );
};
