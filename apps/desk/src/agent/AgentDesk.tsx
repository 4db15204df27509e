import { Alert, Button, Container, Grid, Group, List, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { Appointment, ProcedureSummary } from '@civicline/contracts/rest';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import { Alternatives } from '../booking/Alternatives';
import { CitizenFields } from '../booking/CitizenFields';
import { SlotPicker } from '../booking/SlotPicker';
import { useBook } from '../booking/useBooking';
import { useOffices } from '../booking/useSlots';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { ProcedureFinder } from './ProcedureFinder';

const nobody = { name: '', phone: '', email: '' };

/** Booking for a caller, by keyboard alone: find, read out, choose, type, Ctrl+Enter. */
export const AgentDesk = () => {
  const { t } = useTranslation();
  const search = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [procedure, setProcedure] = useState<ProcedureSummary | null>(null);
  const [slotId, setSlotId] = useState('');
  const [citizen, setCitizen] = useState(nobody);
  const [booked, setBooked] = useState<Appointment[]>([]);
  const { data: offices } = useOffices(procedure?.code ?? '', '');
  const officeId = procedure ? (offices?.items[0]?.id ?? '') : '';
  const book = useBook();
  const [latest] = booked;

  const begin = () => {
    setProcedure(null);
    setSlotId('');
    setCitizen(nobody);
    book.reset();
    search.current?.focus();
  };
  const take = (id: string) => {
    if (procedure)
      book.mutate(
        { slotId: id, procedureCode: procedure.code, citizen },
        { onSuccess: (appointment) => setBooked((before) => [appointment, ...before]) },
      );
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (slotId && !book.data) take(slotId);
  };
  useHotkeys([['/', () => search.current?.focus()]]);
  useHotkeys(
    [
      ['Escape', begin],
      ['mod+Enter', () => submit()],
    ],
    [],
  );
  const problem = book.error instanceof ProblemError ? book.error : null;
  return (
    <Container size="xl" py="lg">
      <Title order={1} size="h2">
        {t('agent.title')}
      </Title>
      <Text size="sm" mb="md">
        {t('agent.keys')}
      </Text>
      <Grid>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <div className="card">
              <ProcedureFinder
                inputRef={search}
                onChoose={(one) => {
                  setProcedure(one);
                  setSlotId('');
                  book.reset();
                }}
              />
            </div>
            {procedure ? (
              <section className="card">
                <Title order={2} size="h4">
                  {t('agent.readOut')}: {procedure.name}
                </Title>
                <List mt="xs">
                  {procedure.checklist.map(({ id, name }) => (
                    <List.Item key={id}>{name}</List.Item>
                  ))}
                </List>
                <Text mt="xs">{procedure.summary}</Text>
              </section>
            ) : null}
            {booked.length ? (
              <section className="card">
                <Title order={2} size="h4">
                  {t('agent.recent')}
                </Title>
                <List mt="xs">
                  {booked.map(({ code, slot }) => (
                    <List.Item key={code}>
                      {code} · {showWhen(slot.start)}
                    </List.Item>
                  ))}
                </List>
              </section>
            ) : null}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          {procedure && officeId ? (
            <form className="card" ref={form} onSubmit={submit} noValidate>
              <Stack>
                <Title order={2} size="h4">
                  {t('agent.slots')}: {offices?.items[0]?.name}
                </Title>
                <SlotPicker
                  officeId={officeId}
                  procedureCode={procedure.code}
                  chosen={slotId}
                  onChoose={({ id }) => {
                    setSlotId(id);
                    form.current?.querySelector<HTMLInputElement>('input[name=name]')?.focus();
                  }}
                />
                <CitizenFields citizen={citizen} problem={problem} onChange={setCitizen} />
                {problem?.problem.reason === 'SLOT_FULL' ? (
                  <Alternatives
                    problem={problem}
                    onChoose={(id) => {
                      setSlotId(id);
                      take(id);
                    }}
                  />
                ) : book.error ? (
                  <Trouble error={book.error} />
                ) : null}
                {book.data && latest ? (
                  <Alert color="#1b5e20" variant="outline" role="status" bg="#fff" title={t('slip.done')}>
                    <Text size="lg">
                      {t('agent.say', {
                        code: latest.code,
                        when: showWhen(latest.slot.start),
                        office: latest.office.name,
                      })}
                    </Text>
                    <Text className="code" data-testid="code">
                      {latest.code}
                    </Text>
                    <Button mt="sm" onClick={begin}>
                      {t('agent.new')}
                    </Button>
                  </Alert>
                ) : (
                  <Group>
                    <Button type="submit" disabled={!slotId} loading={book.isPending}>
                      {t('booking.submit')} (Ctrl+Enter)
                    </Button>
                  </Group>
                )}
              </Stack>
            </form>
          ) : null}
        </Grid.Col>
      </Grid>
    </Container>
  );
};
