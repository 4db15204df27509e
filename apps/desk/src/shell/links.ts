import type { TFunction } from 'i18next';

export type Link = readonly [to: string, name: string];

/** Pages that belong together: whose they are, and the pages. */
export interface LinkGroup {
  readonly id: 'citizen' | 'centre' | 'office' | 'content';
  readonly links: readonly Link[];
}

/** The pages that somebody may go to; a group without any is left out. */
export const linksOf = (role: string | undefined, t: TFunction): LinkGroup[] => {
  const is = (...roles: string[]) => role !== undefined && roles.includes(role);
  const leads = is('supervisor', 'admin');
  const groups: LinkGroup[] = [
    {
      id: 'citizen',
      links: [
        ['/', t('nav.procedures')],
        ['/lich-hen', t('nav.appointment')],
        ['/goi-lai', t('nav.callBack')],
        ['/duong-day-nong', t('nav.hotlines')],
      ],
    },
    {
      id: 'centre',
      links: [
        ...(leads || is('agent') ? [['/desk', t('nav.desk')] as const] : []),
        ...(leads
          ? ([
              ['/desk/supervisor', t('nav.supervisor')],
              ['/wall', t('nav.wall')],
              ['/desk/planner', t('nav.planner')],
              ['/desk/privacy', t('nav.privacy')],
            ] as const)
          : []),
      ],
    },
    {
      id: 'office',
      links: [
        ...(role && !is('agent') ? [['/desk/office', t('nav.office')] as const] : []),
        ...(role ? [['/desk/referrals', t('nav.referrals')] as const] : []),
      ],
    },
    {
      id: 'content',
      links: [
        ...(is('officer', 'admin') ? [['/desk/articles', t('nav.knowledge')] as const] : []),
        ...(is('supervisor') ? [['/desk/searches', t('nav.knowledge')] as const] : []),
        ...(is('agent', 'supervisor', 'admin') ? [['/desk/failed-messages', t('nav.messages')] as const] : []),
        ...(role ? [['/desk/sessions', t('nav.sessions')] as const] : []),
      ],
    },
  ];
  return groups.filter(({ links }) => links.length > 0);
};
