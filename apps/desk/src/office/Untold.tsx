import { Badge, Button, Group, Text, Title } from '@mantine/core';
import type { UntoldVisit } from '@civicline/contracts/rest';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import type { CallOutcome } from './useClosures';
import { useRecordTold, useUntold } from './useClosures';

const keys: Readonly<Record<string, CallOutcome>> = { s: 'spoken', k: 'not-reached' };

/** One person who is not proven to know. The keys work while the row itself has the focus. */
const UntoldRow = ({ visit, onCall }: { visit: UntoldVisit; onCall: (outcome: CallOutcome) => void }) => {
  const { t } = useTranslation();
  const { appointment, relocation, reason, tries } = visit;
  const press = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = event.currentTarget;
    const outcome = keys[event.key.toLowerCase()];
    const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
    if (outcome) onCall(outcome);
    else if (next instanceof HTMLElement) next.focus();
    else return;
    event.preventDefault();
  };
  return (
    <li
      className="visit"
      tabIndex={0}
      onKeyDown={press}
      data-untold={appointment.code}
      aria-label={appointment.citizen.name}
    >
      <div className="untold-who">
        <Text fw={600}>{appointment.citizen.name}</Text>
        <Text size="sm" className="soft">
          <strong>{appointment.code}</strong> · {appointment.citizen.phone}
        </Text>
        <Text size="sm">
          {showWhen(relocation.from.start)} → {relocation.to ? showWhen(relocation.to.start) : t('office.noPlace')}
        </Text>
      </div>
      <Group gap={8} className="visit-steps">
        <Badge variant="outline" color={reason === 'waiting' ? '#46565f' : '#a4161a'} tt="none" size="lg">
          {t(`closing.why.${reason}`)}
        </Badge>
        {tries ? <Text size="sm">{t('closing.tries', { count: tries })}</Text> : null}
        <Button size="sm" onClick={() => onCall('spoken')}>
          {t('closing.spoken')}
        </Button>
        <Button size="sm" variant="default" onClick={() => onCall('not-reached')}>
          {t('closing.notReached')}
        </Button>
      </Group>
    </li>
  );
};

/** Everybody whom the office moved and of whom it is not proven that they know. The list must become empty. */
export const Untold = ({ officeId }: { officeId: string }) => {
  const { t } = useTranslation();
  const { data, error } = useUntold(officeId);
  const told = useRecordTold(officeId);
  const visits = data?.items ?? [];
  if (error) return <Trouble error={error} />;
  if (!visits.length) return null;
  return (
    <section aria-labelledby="untold-title">
      <Title order={2} size="h3" id="untold-title" mb="xs">
        {t('closing.untoldTitle', { count: visits.length })}
      </Title>
      {told.error ? <Trouble error={told.error} /> : null}
      <ul className="card flush visits untold">
        {visits.map((visit) => (
          <UntoldRow
            key={visit.appointment.code}
            visit={visit}
            onCall={(outcome) => told.mutate({ code: visit.appointment.code, outcome })}
          />
        ))}
      </ul>
      <Text size="sm" className="soft" mt="xs">
        {t('closing.keys')}
      </Text>
    </section>
  );
};
