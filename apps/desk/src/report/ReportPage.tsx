import '../supervisor/supervisor.css';
import { Button, Group, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { addDays, isDay } from '@civicline/calendar';
import type { Office, ReferralFigures } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api } from '../api/client';
import { useSession } from '../api/session';
import { language } from '../i18n/setup';
import { useFields } from '../procedures/useProcedures';
import { ReferralTabs } from '../referrals/ReferralTabs';
import { Trouble } from '../shell/Trouble';
import { showDay, today } from '../when';
import { Calls, useCallFigures } from './Calls';
import { Promises } from './Promises';
import { Questions } from './Questions';

const definitions = ['referred', 'answered', 'answeredOnTime', 'open', 'overdue', 'returned', 'reopened'] as const;

const useNames = () => {
  const { t } = useTranslation();
  const fields = useFields();
  const { data } = useQuery({
    queryKey: ['offices', 'all', language()],
    queryFn: () => api<List<Office>>('/offices?limit=500'),
  });
  return {
    office: (id: string) => (id ? (data?.items.find((one) => one.id === id)?.name ?? id) : t('referrals.hotline')),
    topic: (key: string) =>
      fields.data?.items.find(({ field }) => field === key)?.name ?? (key || t('province.unknown')),
  };
};

const Report = () => {
  const { t } = useTranslation();
  const own = useSession().data?.user?.officeId ?? '';
  const leads = own === '';
  const names = useNames();
  const [first, setFirst] = useState(`${today().slice(0, 8)}01`);
  const [last, setLast] = useState(today());
  const valid = isDay(first) && isDay(last) && first <= last;
  const time = `from=${first}&to=${valid ? addDays(last, 1) : last}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['referral-figures', time],
    enabled: valid,
    queryFn: () => api<ReferralFigures>(`/referral-figures?${time}`),
  });
  const came = useCallFigures(time, 'disposition', leads && valid);
  const online = came.data?.rows.find(({ key }) => key === 'online')?.figures.calls ?? 0;
  const day = (label: string, value: string, onChange: (to: string) => void) => (
    <TextInput
      type="date"
      size="sm"
      label={label}
      value={value}
      max={today()}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
  return (
    <>
      <Group align="flex-end" mb="md" className="no-print">
        {day(t('province.from'), first, setFirst)}
        {day(t('province.to'), last, setLast)}
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPrinter aria-hidden size={18} />}
          onClick={() => window.print()}
        >
          {t('province.print')}
        </Button>
      </Group>
      <Text mb="md">
        {valid ? t('province.time', { from: showDay(first), to: showDay(last) }) : t('province.noTime')}
      </Text>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {valid && !data && !error ? <Skeleton height={240} role="status" aria-label={t('loading')} /> : null}
      {valid && data ? (
        <Stack>
          <Promises figures={data} {...(leads ? { calls: came.data?.total, online } : {})} />
          <Questions
            time={time}
            figures={data}
            by={leads ? 'office' : 'topic'}
            nameOf={leads ? names.office : names.topic}
          />
          {leads ? (
            <>
              <Calls time={time} by="topic" />
              <Calls time={time} by="unit" />
            </>
          ) : null}
          <section className="card">
            <Title order={2} size="h4">
              {t('province.definitions')}
            </Title>
            <dl className="figures">
              {definitions.map((name) => (
                <div key={name}>
                  <dt>{t(`province.figure.${name}`)}</dt>
                  <dd>
                    <small>{t(`province.is.${name}`)}</small>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        </Stack>
      ) : null}
    </>
  );
};

/** What the province asks for; an office sees its own. */
export const ReportPage = () => (
  <ReferralTabs page="report">
    <Report />
  </ReferralTabs>
);
