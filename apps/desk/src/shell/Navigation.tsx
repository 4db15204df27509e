import './nav.css';
import { IconChevronDown, IconMenu2 } from '@tabler/icons-react';
import type { FocusEvent, KeyboardEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { useSession } from '../api/session';
import type { Link, LinkGroup } from './links';
import { linksOf } from './links';

const Links = ({ links, onGo }: { links: readonly Link[]; onGo: () => void }) =>
  links.map(([to, name]) => (
    <li key={to}>
      <NavLink to={to} end onClick={onGo}>
        {name}
      </NavLink>
    </li>
  ));

/**
 * Everybody's ways about. Citizens have a few links; who works here has groups that open, and on a phone one menu with all of
 * them. Escape closes what is open and goes back to its button.
 */
export const Navigation = () => {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const { pathname } = useLocation();
  const groups = linksOf(session?.user?.role, t);
  const [menu, setMenu] = useState(false);
  const [open, setOpen] = useState('');
  const close = () => {
    setMenu(false);
    setOpen('');
  };
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) close();
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape' || !(menu || open)) return;
    event.stopPropagation();
    const opened = [...event.currentTarget.querySelectorAll<HTMLElement>('button[aria-expanded=true]')];
    opened.findLast((button) => button.offsetParent !== null)?.focus();
    close();
  };
  const isHere = ({ links }: LinkGroup) => links.some(([to]) => to === pathname);
  const [only, ...others] = groups;
  if (only && !others.length)
    return (
      <nav className="flat" aria-label={t('nav.main')}>
        <ul>
          <Links links={only.links} onGo={close} />
        </ul>
      </nav>
    );
  return (
    <nav aria-label={t('nav.main')} onBlur={leave} onKeyDown={press}>
      <button
        type="button"
        className="nav-menu"
        aria-expanded={menu}
        aria-controls="nav-groups"
        onClick={() => setMenu(!menu)}
      >
        <IconMenu2 aria-hidden size={20} /> {t('nav.menu')}
      </button>
      <ul id="nav-groups" data-open={menu || undefined}>
        {groups.map((group) =>
          group.links.length === 1 ? (
            <Links key={group.id} links={group.links} onGo={close} />
          ) : (
            <li key={group.id} className="nav-group">
              <button
                type="button"
                aria-expanded={open === group.id}
                aria-controls={`nav-${group.id}`}
                data-here={isHere(group) || undefined}
                onClick={() => setOpen(open === group.id ? '' : group.id)}
              >
                {t(`nav.group.${group.id}`)} <IconChevronDown aria-hidden size={16} />
              </button>
              <span className="nav-label">{t(`nav.group.${group.id}`)}</span>
              <ul id={`nav-${group.id}`} data-open={open === group.id || undefined}>
                <Links links={group.links} onGo={close} />
              </ul>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
};
