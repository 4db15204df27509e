import { Button, Container } from '@mantine/core';
import { IconLanguage, IconLogin2, IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { signOut, useSession } from '../api/session';
import { language, setLanguage } from '../i18n/setup';
import { Navigation } from './Navigation';

/** Everybody's way about. */
export const Header = () => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: session } = useSession();
  const switchLanguage = () => {
    void setLanguage(language() === 'vi' ? 'en' : 'vi').then(() => queries.invalidateQueries());
  };
  return (
    <header className="bar no-print">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Container size={session?.signedIn ? 'xl' : 'lg'} className="bar-row">
        <Link to="/" className="brand">
          <span className="brand-mark">1022</span>
          <span>
            <strong>{t('brandPlace')}</strong>
            <small>{t('brandLine')}</small>
          </span>
        </Link>
        <Navigation />
        <div className="bar-tools">
          <Button
            size="sm"
            variant="white"
            leftSection={<IconLanguage aria-hidden size={18} />}
            onClick={switchLanguage}
            lang={language() === 'vi' ? 'en' : 'vi'}
          >
            <span className="words">{t('nav.language')}</span>
          </Button>
          {session?.signedIn ? (
            <Button
              size="sm"
              variant="white"
              leftSection={<IconLogout aria-hidden size={18} />}
              onClick={() => void signOut()}
              title={session.user?.name}
            >
              <span className="words">{t('nav.signOut')}</span>
            </Button>
          ) : (
            <Button
              size="sm"
              variant="white"
              component="a"
              href="/auth/sign-in?returnTo=/desk"
              leftSection={<IconLogin2 aria-hidden size={18} />}
            >
              <span className="words">{t('nav.signIn')}</span>
            </Button>
          )}
        </div>
      </Container>
    </header>
  );
};
