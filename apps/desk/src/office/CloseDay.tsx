import { Alert, Button, Group, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { instantOf, toRfc3339 } from '@civicline/calendar';
import type { Closure, Relocation } from '@civicline/contracts/rest';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Trouble } from '../shell/Trouble';
import { showDay } from '../when';
import { Relocations } from './Relocations';

const parts = { whole: ['00:00', '23:59'], morning: ['00:00', '12:00'], afternoon: ['12:00', '23:59'] } as const;
type Part = keyof typeof parts | 'other';

/** Closing a day or a part of it: first everybody's new place is seen, then all are moved and told. */
export const CloseDay = ({ officeId, day, onEnd }: { officeId: string; day: string; onEnd: () => void }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const [part, setPart] = useState<Part>('whole');
  const [[from, to], setTimes] = useState<readonly [string, string]>(parts.whole);
  const [reason, setReason] = useState('');
  const [english, setEnglish] = useState('');
  useEffect(() => heading.current?.focus(), []);
  const span = { from: toRfc3339(instantOf(day, from)), to: toRfc3339(instantOf(day, to)) };
  const path = `/offices/${encodeURIComponent(officeId)}/closures`;
  const preview = useMutation({
    mutationFn: () => api<{ relocations: Relocation[] }>(`${path}/preview`, { method: 'POST', body: span }),
  });
  const close = useMutation({
    mutationFn: () =>
      api<{ closure: Closure; relocations: Relocation[] }>(path, {
        method: 'POST',
        body: { ...span, reason: { vi: reason, ...(english.trim() ? { en: english } : {}) } },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['day-sheet', officeId] }),
  });
  const setSpan = (times: readonly [string, string]) => {
    setTimes(times);
    preview.reset();
  };
  const choosePart = (chosen: string) => {
    const next = chosen as Part;
    setPart(next);
    if (next !== 'other') setSpan(parts[next]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    preview.mutate();
  };
  const affected = preview.data?.relocations;
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
        <SegmentedControl
          aria-label={t('office.part')}
          data={(['whole', 'morning', 'afternoon', 'other'] as const).map((value) => ({
            value,
            label: t(`office.parts.${value}`),
          }))}
          value={part}
          onChange={choosePart}
          className="wraps"
          style={{ alignSelf: 'flex-start' }}
        />
        <Group align="flex-end">
          {part === 'other' ? (
            <>
              <TextInput
                type="time"
                label={t('office.from')}
                value={from}
                onChange={(event) => setSpan([event.currentTarget.value, to])}
                required
              />
              <TextInput
                type="time"
                label={t('office.to')}
                value={to}
                onChange={(event) => setSpan([from, event.currentTarget.value])}
                required
              />
            </>
          ) : null}
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
        {affected ? (
          <>
            <Text fw={600} role="status">
              {affected.length ? t('office.affected', { count: affected.length }) : t('office.nobody')}
            </Text>
            <Relocations relocations={affected} />
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
