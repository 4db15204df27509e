import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StaffOnly } from '../shell/StaffOnly';
import { TabbedPage } from '../shell/TabbedPage';

/** The pages about citizens' data, for those who have to answer for them. */
export const PrivacyTabs = ({ title, children }: { title: string; children: ReactNode }) => {
  const { t } = useTranslation();
  return (
    <StaffOnly roles={['supervisor', 'admin']}>
      <TabbedPage
        label={t('privacy.pages')}
        tabs={[
          ['/desk/privacy', t('privacy.title')],
          ['/desk/person', t('person.title')],
        ]}
        title={title}
      >
        {children}
      </TabbedPage>
    </StaffOnly>
  );
};
