import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';
import { TabbedPage } from '../shell/TabbedPage';

/** Whether this is the local platform, which shows what was sent. */
export const useLocalPlatform = (wanted: boolean) =>
  useQuery({
    queryKey: ['local'],
    enabled: wanted,
    staleTime: Infinity,
    queryFn: async () => (await fetch('/local/control')).ok,
  });

const hotline = ['agent', 'supervisor', 'admin'];
const operators = ['supervisor', 'admin'];

/** The pages about messages, side by side: each sees those that are theirs. */
export const MessagesTabs = ({ title, children }: { title: string; children: ReactNode }) => {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const role = session?.user?.role ?? '';
  const local = useLocalPlatform(Boolean(session?.signedIn)).data;
  const tabs = [
    ...(hotline.includes(role) ? [['/desk/failed-messages', t('failed.title')] as const] : []),
    ...(operators.includes(role) ? [['/desk/campaigns', t('campaigns.title')] as const] : []),
    ...(role === 'admin'
      ? [['/desk/webhooks', t('nav.webhooks')] as const, ['/desk/dead-letters', t('nav.deadLetters')] as const]
      : []),
    ...(local ? [['/desk/messages', t('messages.title')] as const] : []),
  ];
  return (
    <TabbedPage label={t('nav.messages')} tabs={tabs} title={title}>
      {children}
    </TabbedPage>
  );
};
