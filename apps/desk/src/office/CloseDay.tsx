import { Alert, Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import type { Closure, ClosurePreview, Relocation } from '@civicline/contracts/rest';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Trouble } from '../shell/Trouble';
import { showDay } from '../when';
import type { ClosingChoice } from './ClosingTimes';
import { ClosingTimes, spanOf, wholeDay } from './ClosingTimes';
import { Relocations } from './Relocations';
import type { Counter } from './useDaySheet';

/** Long enough to see that it was the wrong day. */
const waitSeconds = 15;

interface Props {
  readonly officeId: string;
  readonly day: string;
  readonly counters: readonly Counter[];
  readonly onEnd: () => void;
}

/** Closing or cutting: first everybody's new place is seen, then places are held, and all are moved and told. */
export const CloseDay = ({ officeId, day, counters, onEnd }: Props) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const [choice, setChoice] = useState(wholeDay);
  const [reason, setReason] = useState('');
  const [english, setEnglish] = useState('');
  const [waits, setWaits] = useState(true);
  useEffect(() => heading.current?.focus(), []);
  const span = spanOf(day, choice);
  const path = `/offices/${encodeURIComponent(officeId)}/closures`;
  const preview = useMutation({
    mutationFn: () => api<ClosurePreview>(`${path}/preview`, { method: 'POST', body: span }),
  });
  const close = useMutation({
    mutationFn: () =>
      api<{ closure: Closure; relocations: Relocation[] }>(path, {
        method: 'POST',
        body: {
          ...span,
          reason: { vi: reason, ...(english.trim() ? { en: english } : {}) },
          ...(waits && preview.data?.people ? { tellAfterSeconds: waitSeconds } : {}),
        },
      }),
    onSuccess: () =>
      Promise.all(
        ['day-sheet', 'closures', 'untold'].map((key) => queries.invalidateQueries({ queryKey: [key, officeId] })),
      ),
  });
  const choose = (next: ClosingChoice) => {
    setChoice(next);
    preview.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    preview.mutate();
  };
  const seen = preview.data;
  if (close.data)
    return (
      <Alert
        color="#1b5e20"
        variant="outline"
        role="status"
        bg="#fff"
        title={t('office.done', { count: close.data.relocations.length })}
      >
        <Relocations relocations={close.data.relocations} />
        <Button size="sm" variant="outline" mt="sm" onClick={onEnd}>
          {t('mine.back')}
        </Button>
      </Alert>
    );
  return (
    <form className="card" onSubmit={submit}>
      <Stack>
        <Title order={2} size="h3" ref={heading} tabIndex={-1}>
          {t('office.closeTitle')}: {showDay(day)}
        </Title>
        <ClosingTimes choice={choice} counters={counters} onChoose={choose} />
        <Group align="flex-end">
          <TextInput
            label={t('office.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
            maxLength={500}
            style={{ flex: '1 1 240px' }}
          />
          <TextInput
            label={t('office.reasonEnglish')}
            lang="en"
            value={english}
            onChange={(event) => setEnglish(event.currentTarget.value)}
            maxLength={500}
            style={{ flex: '1 1 240px' }}
          />
          <Button type="submit" variant="outline" loading={preview.isPending}>
            {t('office.preview')}
          </Button>
          <Button variant="default" onClick={onEnd}>
            {t('mine.back')}
          </Button>
        </Group>
        {preview.error ? <Trouble error={preview.error} /> : null}
        {seen ? (
          <>
            <div role="status">
              <Text fw={600}>{seen.people ? t('office.affected', { count: seen.people }) : t('office.nobody')}</Text>
              {(['withoutContact', 'withoutPlace', 'toOtherOffices'] as const)
                .filter((name) => seen[name])
                .map((name) => (
                  <Text key={name} size="sm">
                    {t(`closing.${name}`, { count: seen[name] })}
                  </Text>
                ))}
            </div>
            <Relocations relocations={seen.relocations} />
            {seen.people ? (
              <Checkbox
                label={t('closing.wait', { count: waitSeconds })}
                checked={waits}
                onChange={(event) => setWaits(event.currentTarget.checked)}
              />
            ) : null}
            {close.error ? <Trouble error={close.error} /> : null}
            <div>
              <Button
                color="#a4161a"
                loading={close.isPending}
                disabled={!reason.trim()}
                onClick={() => close.mutate()}
              >
                {t('office.confirm')}
              </Button>
            </div>
          </>
        ) : null}
      </Stack>
    </form>
  );
};
