import { Container, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from '../api/session';
import { usePageTitle } from '../shell/page-title';

/** Whether this is the local platform, which shows what was sent. */
export const useLocalPlatform = (wanted: boolean) =>
  useQuery({
    queryKey: ['local'],
    enabled: wanted,
    staleTime: Infinity,
    queryFn: async () => (await fetch('/local/control')).ok,
  });

const everybody = ['agent', 'officer', 'supervisor', 'admin'];
const operators = ['supervisor', 'admin'];

/** The pages about messages, side by side: each sees those that are theirs. */
export const MessagesTabs = ({ title, children }: { title: string; children: ReactNode }) => {
  const { t } = useTranslation();
  usePageTitle(title);
  const { data: session } = useSession();
  const role = session?.user?.role ?? '';
  const local = useLocalPlatform(Boolean(session?.signedIn)).data;
  const tabs = [
    ...(everybody.includes(role) ? [['/desk/failed-messages', t('failed.title')] as const] : []),
    ...(operators.includes(role) ? [['/desk/campaigns', t('campaigns.title')] as const] : []),
    ...(role === 'admin' ? [['/desk/webhooks', t('nav.webhooks')] as const] : []),
    ...(local ? [['/desk/messages', t('messages.title')] as const] : []),
  ];
  return (
    <Container size="lg" py="lg">
      {tabs.length > 1 ? (
        <nav className="tabs" aria-label={t('nav.messages')}>
          {tabs.map(([to, label]) => (
            <NavLink key={to} to={to}>
              {label}
            </NavLink>
          ))}
        </nav>
      ) : null}
      <Title order={1} size="h2" mb="md">
        {title}
      </Title>
      {children}
    </Container>
  );
};
