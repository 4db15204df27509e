import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useSession } from '../api/session';
import { CentreDesk } from '../centre/CentreDesk';
import { useDesk } from '../centre/useDesk';
import { StaffOnly } from '../shell/StaffOnly';
import { usePageTitle } from '../shell/page-title';
import { AgentDesk } from './AgentDesk';

/** Whoever is an agent of the centre has its desk; everybody else books. */
const DeskOfTheCaller = () => {
  const { t } = useTranslation();
  const desk = useDesk();
  const { connection, agent } = desk.state;
  if (connection === 'stranger') return <AgentDesk />;
  if (!agent && connection === 'connecting') return <Loader role="status" m="xl" aria-label={t('loading')} />;
  // The centre is away from the start: appointments can be made all the same.
  if (!agent && connection === 'away') return <AgentDesk />;
  return <CentreDesk desk={desk} />;
};

/** The agent's desk. Officers who come here by habit are shown to their own. */
export const AgentPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('agent.title'));
  const { data: session } = useSession();
  if (session?.user?.role === 'officer') return <Navigate to="/desk/office" replace />;
  return (
    <StaffOnly roles={['agent', 'supervisor', 'admin']}>
      <DeskOfTheCaller />
    </StaffOnly>
  );
};
