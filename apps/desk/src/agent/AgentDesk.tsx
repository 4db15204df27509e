import { Button, Container, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconKeyboard } from '@tabler/icons-react';
import type { Appointment, Booking, ProcedureSummary } from '@civicline/contracts/rest';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProcedure } from '../procedures/useProcedures';
import { showWhen } from '../when';
import { Booked } from './Booked';
import { CallerForm } from './CallerForm';
import { LookUp } from './LookUp';
import { ProcedureFinder } from './ProcedureFinder';
import { ReadOut } from './ReadOut';
import { Shortcuts } from './Shortcuts';

/** Booking for a caller, by keyboard alone: find, read out, choose, type, Ctrl+Enter. */
export const AgentDesk = () => {
  const { t } = useTranslation();
  const search = useRef<HTMLInputElement>(null);
  const lookUp = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [call, setCall] = useState(1);
  const [chosen, setChosen] = useState<ProcedureSummary | null>(null);
  const [booked, setBooked] = useState<Booking | null>(null);
  const [recent, setRecent] = useState<Appointment[]>([]);
  const [helping, setHelping] = useState(false);
  const { data: procedure } = useProcedure(chosen?.code ?? '');

  const begin = () => {
    setCall(call + 1);
    setChosen(null);
    setBooked(null);
  };
  const isOpen = () => Boolean(document.querySelector('dialog[open], input[aria-expanded=true]'));
  const focusIn = (selector: string) => form.current?.querySelector<HTMLElement>(selector)?.focus();
  useHotkeys([
    ['/', () => search.current?.focus()],
    ['shift+?', () => setHelping(true)],
  ]);
  useHotkeys(
    [
      ['Escape', () => isOpen() || begin()],
      ['mod+Enter', () => form.current?.requestSubmit()],
      ['F4', () => focusIn('[data-key=office]')],
      ['F8', () => focusIn('[data-slot]')],
      ['F9', () => lookUp.current?.focus()],
    ],
    [],
  );
  return (
    <Container size="lg" py="lg">
      <Group justify="space-between" mb="md">
        <Title order={1} size="h2">
          {t('agent.title')}
        </Title>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconKeyboard aria-hidden size={18} />}
          onClick={() => setHelping(true)}
        >
          {t('agent.keysTitle')} (?)
        </Button>
      </Group>
      <Shortcuts opened={helping} onClose={() => setHelping(false)} />
      <Grid>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <div className="card">
              <ProcedureFinder
                key={call}
                inputRef={search}
                onChoose={(one) => {
                  setChosen(one);
                  setBooked(null);
                }}
              />
            </div>
            {procedure && chosen ? <ReadOut procedure={procedure} /> : null}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            {booked ? (
              <Booked appointment={booked} onNext={begin} />
            ) : chosen ? (
              <CallerForm
                key={`${call} ${chosen.code}`}
                procedure={chosen}
                formRef={form}
                onBooked={(appointment) => {
                  setBooked(appointment);
                  setRecent([appointment, ...recent]);
                }}
              />
            ) : (
              <div className="card">
                <Text fw={600}>{t('agent.begin')}</Text>
                <Text size="sm" className="soft">
                  {t('agent.beginText')}
                </Text>
              </div>
            )}
            <LookUp key={`${call} look-up`} inputRef={lookUp} />
            {recent.length ? (
              <section className="card">
                <Title order={2} size="h4" mb="xs">
                  {t('agent.recent')}
                </Title>
                <ul className="recent">
                  {recent.map(({ code, slot, citizen }) => (
                    <li key={code}>
                      <strong>{code}</strong> · {citizen.name} · {showWhen(slot.start)}
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
          </Stack>
        </Grid.Col>
      </Grid>
    </Container>
  );
};
