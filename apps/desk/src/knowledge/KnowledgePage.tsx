import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';
import { StaffOnly } from '../shell/StaffOnly';
import { TabbedPage } from '../shell/TabbedPage';

const tabs = [
  ['/desk/articles', 'articles.title', ['officer', 'admin']],
  ['/desk/searches', 'searches.title', ['officer', 'supervisor', 'admin']],
  ['/desk/files', 'files.title', ['admin']],
] as const;

/** The editors' pages, side by side: each sees those that are theirs. */
export const KnowledgePage = ({
  title,
  roles,
  children,
}: {
  title: string;
  roles: readonly string[];
  children: ReactNode;
}) => {
  const { t } = useTranslation();
  const role = useSession().data?.user?.role ?? '';
  const seen = tabs.filter(([, , who]) => (who as readonly string[]).includes(role));
  return (
    <StaffOnly roles={roles}>
      <TabbedPage label={t('nav.knowledge')} tabs={seen.map(([to, name]) => [to, t(name)])} title={title}>
        {children}
      </TabbedPage>
    </StaffOnly>
  );
};
