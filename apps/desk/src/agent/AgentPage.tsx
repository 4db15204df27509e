import { useTranslation } from 'react-i18next';
import { StaffOnly } from '../shell/StaffOnly';
import { usePageTitle } from '../shell/page-title';
import { AgentDesk } from './AgentDesk';

/** The agent's desk. */
export const AgentPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('agent.title'));
  return (
    <StaffOnly roles={['agent', 'supervisor', 'admin']}>
      <AgentDesk />
    </StaffOnly>
  );
};
