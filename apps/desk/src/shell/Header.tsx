import { Button, Container, Group, Text } from '@mantine/core';
import { IconLanguage, IconMessageCircle2 } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { signOut, useSession } from '../api/session';
import { language, setLanguage } from '../i18n/setup';

/** Whether this is the local platform, which shows what was sent. */
const useLocalPlatform = (wanted: boolean) =>
  useQuery({
    queryKey: ['local'],
    enabled: wanted,
    staleTime: Infinity,
    queryFn: async () => (await fetch('/local/control')).ok,
  });

/** Everybody's way about. */
export const Header = () => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: session } = useSession();
  const role = session?.user?.role;
  const local = useLocalPlatform(Boolean(session?.signedIn)).data;
  const links = [
    ['/', t('nav.procedures')],
    ['/lich-hen', t('nav.appointment')],
    ['/duong-day-nong', t('nav.hotlines')],
    ...(role === 'agent' || role === 'supervisor' || role === 'admin' ? [['/desk', t('nav.desk')]] : []),
    ...(role && role !== 'agent' ? [['/desk/office', t('nav.office')]] : []),
    ...(local ? [['/desk/messages', t('nav.messages')]] : []),
  ] as [string, string][];
  const switchLanguage = () => {
    setLanguage(language() === 'vi' ? 'en' : 'vi');
    void queries.invalidateQueries();
  };
  return (
    <header className="bar no-print">
      <a className="skip" href="#main" style={{ color: '#0b4f6c' }}>
        {t('skip')}
      </a>
      <Container size="lg" py={10}>
        <Group justify="space-between" gap="xs">
          <Group gap={8}>
            <IconMessageCircle2 aria-hidden size={26} />
            <Text fw={600} size="lg">
              {t('brand')}
            </Text>
          </Group>
          <nav aria-label={t('nav.main')}>
            <Group gap={2}>
              {links.map(([to, label]) => (
                <NavLink key={to} to={to} end>
                  {label}
                </NavLink>
              ))}
            </Group>
          </nav>
          <Group gap={6}>
            <Button
              size="sm"
              variant="white"
              leftSection={<IconLanguage aria-hidden size={16} />}
              onClick={switchLanguage}
              lang={language() === 'vi' ? 'en' : 'vi'}
            >
              {t('nav.language')}
            </Button>
            {session?.signedIn ? (
              <Button size="sm" variant="white" onClick={() => void signOut()}>
                {t('nav.signOut')} ({session.user?.id})
              </Button>
            ) : (
              <Button size="sm" variant="white" component="a" href="/auth/sign-in?returnTo=/desk">
                {t('nav.signIn')}
              </Button>
            )}
          </Group>
        </Group>
      </Container>
    </header>
  );
};
