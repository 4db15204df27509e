import { Container, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from '../api/session';
import { usePageTitle } from '../shell/page-title';
import { StaffOnly } from '../shell/StaffOnly';

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
  usePageTitle(title);
  const role = useSession().data?.user?.role ?? '';
  return (
    <StaffOnly roles={roles}>
      <Container size="lg" py="lg">
        <nav className="tabs" aria-label={t('nav.knowledge')}>
          {tabs
            .filter(([, , who]) => (who as readonly string[]).includes(role))
            .map(([to, label]) => (
              <NavLink key={to} to={to}>
                {t(label)}
              </NavLink>
            ))}
        </nav>
        <Title order={1} size="h2" mb="md">
          {title}
        </Title>
        {children}
      </Container>
    </StaffOnly>
  );
};
