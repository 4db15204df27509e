import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useSession } from '../api/session';
import { StaffOnly } from '../shell/StaffOnly';
import { usePageTitle } from '../shell/page-title';
import { AgentDesk } from './AgentDesk';

/** The agent's desk. Officers who come here by habit are shown to their own. */
export const AgentPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('agent.title'));
  const { data: session } = useSession();
  if (session?.user?.role === 'officer') return <Navigate to="/desk/office" replace />;
  return (
    <StaffOnly roles={['agent', 'supervisor', 'admin']}>
      <AgentDesk />
    </StaffOnly>
  );
};
