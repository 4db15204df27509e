import { Button, Container } from '@mantine/core';
import { IconLanguage, IconLogin2, IconLogout } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import { signOut, useSession } from '../api/session';
import { language, setLanguage } from '../i18n/setup';

/** More links than these, and they have a row of their own. */
const fitInOneRow = 6;

/** The pages that somebody may go to: [address, name]. */
const useLinks = () => {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const role = session?.user?.role;
  const links: [string, string][] = [
    ['/', t('nav.procedures')],
    ['/lich-hen', t('nav.appointment')],
    ['/goi-lai', t('nav.callBack')],
    ['/duong-day-nong', t('nav.hotlines')],
  ];
  if (role === 'agent' || role === 'supervisor' || role === 'admin') links.push(['/desk', t('nav.desk')]);
  if (role === 'supervisor' || role === 'admin') {
    links.push(['/desk/supervisor', t('nav.supervisor')]);
    links.push(['/wall', t('nav.wall')]);
  }
  if (role && role !== 'agent') links.push(['/desk/office', t('nav.office')]);
  if (role) links.push(['/desk/referrals', t('nav.referrals')]);
  if (role === 'supervisor' || role === 'admin') links.push(['/desk/planner', t('nav.planner')]);
  if (role === 'officer' || role === 'admin') links.push(['/desk/articles', t('nav.knowledge')]);
  if (role === 'supervisor') links.push(['/desk/searches', t('nav.knowledge')]);
  if (role) links.push(['/desk/failed-messages', t('nav.messages')]);
  return links;
};

/** Everybody's way about. */
export const Header = () => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: session } = useSession();
  const links = useLinks();
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // On a phone the row of links is longer than the screen: it shows where one is, from its beginning if it can.
  useEffect(() => {
    const row = nav.current;
    const here = row?.querySelector<HTMLElement>('[aria-current=page]');
    if (!row || !here) return;
    const end = here.offsetLeft - row.offsetLeft + here.offsetWidth;
    row.scrollLeft = end <= row.clientWidth ? 0 : end - row.clientWidth + 24;
  }, [pathname, links.length]);
  const switchLanguage = () => {
    void setLanguage(language() === 'vi' ? 'en' : 'vi').then(() => queries.invalidateQueries());
  };
  return (
    <header className="bar no-print">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Container
        size={session?.signedIn ? 'xl' : 'lg'}
        className={links.length > fitInOneRow ? 'bar-row many' : 'bar-row'}
      >
        <Link to="/" className="brand">
          <span className="brand-mark">1022</span>
          <span>
            <strong>{t('brandPlace')}</strong>
            <small>{t('brandLine')}</small>
          </span>
        </Link>
        <nav ref={nav} aria-label={t('nav.main')}>
          {links.map(([to, label]) => (
            <NavLink key={to} to={to} end>
              {label}
            </NavLink>
          ))}
        </nav>
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
