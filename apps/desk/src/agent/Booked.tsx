import { Alert, Button, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { Booking } from '@civicline/contracts/rest';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MyPapers } from '../readiness/MyPapers';
import { showWhen } from '../when';

/** It is booked: what to say to the caller, the code large enough to be read out sign by sign. */
export const Booked = ({ appointment, label, onNext }: { appointment: Booking; label: string; onNext: () => void }) => {
  const { t } = useTranslation();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const { code, slot, office, possibleDuplicates } = appointment;
  return (
    <>
      <section className="card" role="status">
        <Title order={2} size="h3" style={{ display: 'flex', gap: 10, alignItems: 'center' }}>
          <IconCircleCheck aria-hidden size={30} color="#1b5e20" />
          {t('slip.done')}
        </Title>
        <Text my="md" size="lg">
          {t('agent.say', { code, when: showWhen(slot.start), office: office.name })}
        </Text>
        <div className="code-box">
          <Text size="sm">{t('slip.code')}</Text>
          <Text className="code" data-testid="code">
            {code}
          </Text>
        </div>
        {possibleDuplicates.length ? (
          <Alert color="#8a3c00" variant="outline" bg="#fff" mt="md" title={t('agent.duplicates')}>
            <ul>
              {possibleDuplicates.map((other) => (
                <li key={`${other.code} ${other.start}`}>
                  <strong>{other.code}</strong>: {showWhen(other.start)}, {other.office.name}
                </li>
              ))}
            </ul>
          </Alert>
        ) : null}
        <Button mt="md" ref={next} onClick={onNext}>
          {label} (Esc)
        </Button>
      </section>
      <MyPapers code={code} phone="" open />
    </>
  );
};
