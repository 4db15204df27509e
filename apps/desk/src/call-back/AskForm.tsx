import { Alert, Button, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { CallBackWindow } from '@civicline/contracts/rest';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import { Step } from '../booking/Step';
import { fitsFolded } from '../centre/fits';
import type { Promised } from '../centre/usePromise';
import { usePromise } from '../centre/usePromise';
import { WindowPicker } from '../centre/WindowPicker';
import { useProcedures } from '../procedures/useProcedures';
import { Trouble } from '../shell/Trouble';
import { showWindow } from '../when';

const other = 'other';

/** What a call can be about: the fields of the procedures that there are. */
const useTopics = () => {
  const { t } = useTranslation();
  const { data } = useProcedures('');
  const fields = new Map((data?.items ?? []).map(({ field, fieldName }) => [field, fieldName]));
  return [...[...fields].map(([value, label]) => ({ value, label })), { value: other, label: t('callBack.other') }];
};

const Done = ({ promised: { callBack, existing } }: { promised: Promised }) => {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { window, code } = callBack;
  return (
    <section className="card" role="status">
      <Title order={2} size="h3" ref={heading} tabIndex={-1} style={{ display: 'flex', gap: 10, alignItems: 'center' }}>
        <IconCircleCheck aria-hidden size={30} color="#1b5e20" />
        {t(existing ? 'callBack.existing' : 'callBack.done')}
      </Title>
      <Text my="md" size="lg">
        {window ? t('callBack.when', { window: showWindow(window) }) : t('callBack.soon')}
      </Text>
      {code ? (
        <div className="code-box">
          <Text size="sm">{t('callBack.code')}</Text>
          <Text className="code" data-testid="code">
            {code}
          </Text>
          <Text size="sm">{t('callBack.keep')}</Text>
        </div>
      ) : (
        <Text>{t('callBack.codeSent')}</Text>
      )}
    </section>
  );
};

/** Who, about what, and when: no more than is needed to call somebody. */
export const AskForm = () => {
  const { t } = useTranslation();
  const fields = useRef<HTMLFormElement>(null);
  const topics = useTopics();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [topic, setTopic] = useState<string | null>(null);
  const [window, setWindow] = useState<CallBackWindow | null>(null);
  const promise = usePromise();
  const problem = promise.error instanceof ProblemError ? promise.error : null;
  const atFields = problem?.problem.violations.length;
  useEffect(() => {
    if (problem) fields.current?.querySelector<HTMLInputElement>('[aria-invalid=true]')?.focus();
  }, [problem]);
  if (promise.data) return <Done promised={promise.data} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    promise.mutate({ name, phone, topic: topic ?? other, ...(window ? { slotId: window.slotId } : {}) });
  };
  return (
    <form className="card" ref={fields} onSubmit={submit} noValidate aria-label={t('callBack.ask')}>
      <Stack gap="xl">
        <Step number={1} title={t('callBack.about')}>
          <Select
            label={t('record.topic')}
            data={topics}
            value={topic}
            onChange={setTopic}
            searchable
            filter={fitsFolded}
            placeholder={t('callBack.chooseTopic')}
            error={problem?.field('topic')}
          />
        </Step>
        <Step number={2} title={t('callBack.time')}>
          <WindowPicker chosen={window?.slotId ?? ''} onChoose={setWindow} />
          {window ? (
            <Text className="held" mt="sm" fw={600} role="status">
              {t('callBack.when', { window: showWindow(window) })}
            </Text>
          ) : null}
        </Step>
        <Step number={3} title={t('booking.who')}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label={t('booking.name')}
              name="name"
              required
              autoComplete="name"
              maxLength={100}
              value={name}
              error={problem?.field('name')}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label={t('booking.phone')}
              name="phone"
              type="tel"
              required
              autoComplete="tel"
              maxLength={32}
              value={phone}
              error={problem?.field('phone')}
              onChange={(event) => setPhone(event.currentTarget.value)}
            />
          </SimpleGrid>
        </Step>
        {problem && !atFields ? <Trouble error={problem} /> : null}
        <div>
          <Button type="submit" size="lg" loading={promise.isPending} disabled={!window}>
            {t('callBack.submit')}
          </Button>
          {window ? null : (
            <Text size="sm" mt={6} className="soft">
              {t('booking.choose')}
            </Text>
          )}
        </div>
        <Alert color="#0b4f6c" variant="outline" bg="#fff">
          {t('callBack.note')}
        </Alert>
      </Stack>
    </form>
  );
};
