import { Button, Container, Loader, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useSession } from '../api/session';

/** A page for some roles; others are told so, and may sign in. */
export const StaffOnly = ({ roles, children }: { roles: readonly string[]; children: ReactNode }) => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { data, isPending } = useSession();
  if (isPending) return <Loader role="status" m="xl" aria-label={t('loading')} />;
  if (data?.user && roles.includes(data.user.role)) return children;
  return (
    <Container size="sm" py={64}>
      <Title order={1} size="h2">
        {data?.signedIn ? t('agent.forbidden') : t('agent.needSignIn')}
      </Title>
      <Text my="md">{t('agent.needSignInText')}</Text>
      <Button component="a" href={`/auth/sign-in?returnTo=${pathname}`}>
        {t('nav.signIn')}
      </Button>
    </Container>
  );
};
