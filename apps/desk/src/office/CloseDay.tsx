import { Alert, Button, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { instantOf, toRfc3339 } from '@civicline/calendar';
import type { Closure, Relocation } from '@civicline/contracts/rest';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';

/** Closing a day or a part of it: first everybody's new place is seen, then all are moved and told. */
export const CloseDay = ({ officeId, day, onEnd }: { officeId: string; day: string; onEnd: () => void }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [from, setFrom] = useState('00:00');
  const [to, setTo] = useState('23:59');
  const [reason, setReason] = useState('');
  const span = { from: toRfc3339(instantOf(day, from)), to: toRfc3339(instantOf(day, to)) };
  const preview = useMutation({
    mutationFn: () =>
      api<{ relocations: Relocation[] }>(`/offices/${officeId}/closures/preview`, { method: 'POST', body: span }),
  });
  const close = useMutation({
    mutationFn: () =>
      api<{ closure: Closure; relocations: Relocation[] }>(`/offices/${officeId}/closures`, {
        method: 'POST',
        body: { ...span, reason: { vi: reason } },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['day-sheet', officeId] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    preview.mutate();
  };
  const affected = preview.data?.relocations;
  if (close.data) {
    return (
      <Alert
        color="#1b5e20"
        variant="outline"
        role="status"
        bg="#fff"
        title={t('office.done', { count: close.data.relocations.length })}
      >
        <Button size="sm" variant="outline" onClick={onEnd}>
          {t('mine.back')}
        </Button>
      </Alert>
    );
  }
  return (
    <form className="card" onSubmit={submit}>
      <Stack>
        <Title order={2} size="h3">
          {t('office.closeTitle')}
        </Title>
        <Group align="flex-end">
          <TextInput
            type="time"
            label={t('office.from')}
            value={from}
            onChange={(event) => {
              setFrom(event.currentTarget.value);
              preview.reset();
            }}
            required
          />
          <TextInput
            type="time"
            label={t('office.to')}
            value={to}
            onChange={(event) => {
              setTo(event.currentTarget.value);
              preview.reset();
            }}
            required
          />
          <TextInput
            label={t('office.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
            maxLength={500}
            style={{ flex: 1, minWidth: 220 }}
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
            {affected.length ? (
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('office.citizen')}</Table.Th>
                    <Table.Th>{t('office.oldTime')}</Table.Th>
                    <Table.Th>{t('office.newTime')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {affected.map(({ appointmentCode, citizenName, from: old, to: next }) => (
                    <Table.Tr key={appointmentCode}>
                      <Table.Td>{citizenName}</Table.Td>
                      <Table.Td>{showWhen(old.start)}</Table.Td>
                      <Table.Td fw={600}>{next ? showWhen(next.start) : t('office.noPlace')}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            ) : null}
            {close.error ? <Trouble error={close.error} /> : null}
            <Group>
              <Button
                color="#a4161a"
                loading={close.isPending}
                disabled={!reason.trim()}
                onClick={() => close.mutate()}
              >
                {t('office.confirm')}
              </Button>
            </Group>
          </>
        ) : null}
      </Stack>
    </form>
  );
};
