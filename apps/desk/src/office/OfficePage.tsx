import {
  Alert,
  Badge,
  Button,
  Container,
  Group,
  Loader,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import type { Appointment, Office } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api } from '../api/client';
import { useSession } from '../api/session';
import { usePageTitle } from '../shell/page-title';
import { StaffOnly } from '../shell/StaffOnly';
import { Trouble } from '../shell/Trouble';
import { showTime, showWhen, today } from '../when';
import { CloseDay } from './CloseDay';
import { useAttend, useDaySheet } from './useDaySheet';

const fits = ({ code, citizen }: Appointment, text: string) =>
  `${code} ${citizen.name}`.toLowerCase().includes(text.trim().toLowerCase());

const Sheet = ({ officeId }: { officeId: string }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [day, setDay] = useState(today());
  const [text, setText] = useState('');
  const [closing, setClosing] = useState(false);
  const { data, error, isPending, refetch } = useDaySheet(officeId, day);
  const attend = useAttend(officeId);
  const reopen = useMutation({
    mutationFn: (id: string) => api(`/closures/${id}`, { method: 'DELETE' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['day-sheet', officeId] }),
  });
  const shown = (data?.appointments ?? []).filter((one) => fits(one, text));
  return (
    <Stack>
      <Group align="flex-end">
        <TextInput
          type="date"
          label={t('office.day')}
          value={day}
          onChange={(event) => event.currentTarget.value && setDay(event.currentTarget.value)}
        />
        <TextInput
          type="search"
          label={t('office.find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button variant="outline" color="#a4161a" onClick={() => setClosing(true)}>
          {t('office.close')}
        </Button>
        <Badge variant="outline" color="#1b5e20" tt="none" size="lg">
          {t('office.live')}
        </Badge>
      </Group>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {attend.error ? <Trouble error={attend.error} /> : null}
      {(data?.closures ?? []).map(({ id, from, to, reason }) => (
        <Alert
          key={id}
          color="#8a3c00"
          variant="outline"
          bg="#fff"
          title={t('office.closed', { from: showWhen(from), to: showWhen(to), reason })}
        >
          <Button size="sm" variant="outline" loading={reopen.isPending} onClick={() => reopen.mutate(id)}>
            {t('office.reopen')}
          </Button>
        </Alert>
      ))}
      {closing ? <CloseDay officeId={officeId} day={day} onEnd={() => setClosing(false)} /> : null}
      {isPending ? <Loader role="status" aria-label="…" /> : null}
      {data && !shown.length ? <Text role="status">{t('office.empty')}</Text> : null}
      {shown.length ? (
        <Table.ScrollContainer
          minWidth={720}
          className="card"
          style={{ padding: 0 }}
          scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
        >
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                {['time', 'citizen', 'phone', 'actions'].map((name) => (
                  <Table.Th key={name}>{t(`office.${name}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map(({ code, slot, citizen, procedure, status }) => (
                <Table.Tr key={code}>
                  <Table.Td fw={600}>{showTime(slot.start)}</Table.Td>
                  <Table.Td>
                    <Text fw={600}>{citizen.name}</Text>
                    <Text size="sm">
                      {code} · {procedure.name}
                    </Text>
                  </Table.Td>
                  <Table.Td>{citizen.phone}</Table.Td>
                  <Table.Td>
                    <Group gap={6} wrap="nowrap">
                      <Badge variant="outline" color="#37474f" tt="none">
                        {t(`status.${status}`)}
                      </Badge>
                      {status === 'booked' || status === 'noshow' ? (
                        <Button size="xs" onClick={() => attend.mutate({ code, step: 'check-in' })}>
                          {t('office.checkIn')}
                        </Button>
                      ) : null}
                      {status === 'arrived' ? (
                        <Button size="xs" onClick={() => attend.mutate({ code, step: 'fulfil' })}>
                          {t('office.fulfil')}
                        </Button>
                      ) : null}
                      {status === 'booked' && new Date(slot.start) < new Date() ? (
                        <Button size="xs" variant="default" onClick={() => attend.mutate({ code, step: 'no-show' })}>
                          {t('office.noShow')}
                        </Button>
                      ) : null}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
    </Stack>
  );
};

const Choose = () => {
  const { t } = useTranslation();
  const [officeId, setOfficeId] = useState('ppac');
  const { data } = useQuery({ queryKey: ['offices', 'all'], queryFn: () => api<List<Office>>('/offices?limit=500') });
  return (
    <>
      <Select
        label={t('office.office')}
        searchable
        allowDeselect={false}
        data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={officeId}
        onChange={(value) => value && setOfficeId(value)}
        mb="md"
      />
      <Sheet key={officeId} officeId={officeId} />
    </>
  );
};

/** The counter's day. Officers see their own office, supervisors and administrators choose one. */
export const OfficePage = () => {
  const { t } = useTranslation();
  usePageTitle(t('office.title'));
  const { data: session } = useSession();
  const own = session?.user?.officeId;
  return (
    <StaffOnly roles={['officer', 'supervisor', 'admin']}>
      <Container size="lg" py="lg">
        <Title order={1} size="h2" mb="md">
          {t('office.title')}
        </Title>
        {own ? <Sheet officeId={own} /> : <Choose />}
      </Container>
    </StaffOnly>
  );
};
