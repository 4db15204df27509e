import '../centre/centre.css';
import './supervisor.css';
import { Badge, Container, Group, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StaffOnly } from '../shell/StaffOnly';
import { usePageTitle } from '../shell/page-title';
import { useWall } from '../wall/useWall';
import { AgentsTable } from './AgentsTable';
import { DayReport } from './DayReport';
import { LiveCalls } from './LiveCalls';
import { NowTiles } from './NowTiles';
import { Recordings } from './Recordings';
import { WaitingCalls } from './WaitingCalls';

const Supervisor = () => {
  const { t } = useTranslation();
  const { board, live } = useWall();
  return (
    <Container size="xl" py="lg" className="supervisor">
      <Group justify="space-between" mb="md" className="no-print">
        <Title order={1} size="h2">
          {t('lead.title')}
        </Title>
        <Badge color={live ? '#1b5e20' : '#8a3c00'} variant="filled" tt="none" size="lg" role="status">
          {t(live ? 'wall.live' : 'wall.away')}
        </Badge>
      </Group>
      {board ? <NowTiles board={board} /> : null}
      <div className="lead-columns no-print">
        <div>
          <WaitingCalls agents={board?.agents ?? []} beat={board?.queues.map(({ waiting }) => waiting).join() ?? ''} />
          <LiveCalls calls={board?.live ?? []} agents={board?.agents ?? []} />
        </div>
        <AgentsTable agents={board?.agents ?? []} />
      </div>
      <DayReport agents={board?.agents ?? []} />
      <Recordings agents={board?.agents ?? []} />
    </Container>
  );
};

/** What a supervisor sees and does: who waits, who talks, who is there, and what the day came to. */
export const SupervisorPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('lead.title'));
  return (
    <StaffOnly roles={['supervisor', 'admin']}>
      <Supervisor />
    </StaffOnly>
  );
};
