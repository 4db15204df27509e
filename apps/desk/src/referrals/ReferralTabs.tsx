import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';
import { StaffOnly } from '../shell/StaffOnly';
import { TabbedPage } from '../shell/TabbedPage';

const staff = ['agent', 'officer', 'supervisor', 'admin'];
const offices = ['officer', 'supervisor', 'admin'];

/** Who may see which page about what offices answer. */
export const seenBy = {
  referrals: staff,
  roster: offices,
  rules: staff,
  post: staff,
  report: offices,
} as const;

interface Props {
  readonly page: keyof typeof seenBy;
  readonly children: ReactNode;
}

/** The pages about what offices answer, side by side: each sees those that are theirs. */
export const ReferralTabs = ({ page, children }: Props) => {
  const { t } = useTranslation();
  const role = useSession().data?.user?.role ?? '';
  const pages = [
    ['referrals', '/desk/referrals', t('referrals.title')],
    ['roster', '/desk/roster', t('duty.title')],
    ['rules', '/desk/rules', t('rules.title')],
    ['post', '/desk/post', t('post.title')],
    ['report', '/desk/report', t('province.title')],
  ] as const;
  const seen = pages.filter(([name]) => (seenBy[name] as readonly string[]).includes(role));
  const title = pages.find(([name]) => name === page)?.[2] ?? '';
  return (
    <StaffOnly roles={seenBy[page]}>
      <TabbedPage label={t('nav.referrals')} tabs={seen.map(([, to, name]) => [to, name])} title={title}>
        {children}
      </TabbedPage>
    </StaffOnly>
  );
};
