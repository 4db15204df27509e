import { Container, Stack, Title } from '@mantine/core';
import type { Office } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../api/client';
import { useSession } from '../api/session';
import { language } from '../i18n/setup';
import { usePageTitle } from '../shell/page-title';
import { StaffOnly } from '../shell/StaffOnly';
import { DaySheet } from './DaySheet';
import { OfficeSelect } from './OfficeSelect';
import { Overbookings } from './Overbookings';
import { WaitingLine } from './WaitingLine';

const theCenter = 'ppac';

/** The day, who waits for a place, and what was given beyond the places. */
const OfficeDay = ({ officeId }: { officeId: string }) => (
  <Stack gap="xl">
    <DaySheet officeId={officeId} />
    <WaitingLine officeId={officeId} />
    <Overbookings officeId={officeId} />
  </Stack>
);

/** Supervisors and administrators look at any office. */
const AnyOffice = () => {
  const [address, setAddress] = useSearchParams();
  const officeId = address.get('office') ?? theCenter;
  return (
    <>
      <div style={{ marginBottom: 16 }}>
        <OfficeSelect value={officeId} onChange={(office) => setAddress({ office }, { replace: true })} />
      </div>
      <OfficeDay key={officeId} officeId={officeId} />
    </>
  );
};

/** The counter's day. Officers see their own office, supervisors and administrators choose one. */
export const OfficePage = () => {
  const { t } = useTranslation();
  usePageTitle(t('office.title'));
  const { data: session } = useSession();
  const own = session?.user?.officeId ?? '';
  const { data: office } = useQuery({
    queryKey: ['office', own, language()],
    enabled: own !== '',
    queryFn: () => api<Office>(`/offices/${encodeURIComponent(own)}`),
  });
  return (
    <StaffOnly roles={['officer', 'supervisor', 'admin']}>
      <Container size="lg" py="lg">
        <Title order={1} size="h2" mb="md">
          {t('office.title')}
          {office ? <span className="at-office">{office.name}</span> : null}
        </Title>
        {own ? <OfficeDay officeId={own} /> : <AnyOffice />}
      </Container>
    </StaffOnly>
  );
};
