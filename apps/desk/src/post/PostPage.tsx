import { Container, Tabs, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import { usePageTitle } from '../shell/page-title';
import { AskPost } from './AskPost';
import { MyPost } from './MyPost';

/** A visit that nobody has to make: the post comes for the dossier, and brings the result. */
export const PostPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('post.title'));
  const { hash } = useLocation();
  const [address, setAddress] = useSearchParams();
  const tab = address.get('tab') ?? (hash ? 'mine' : 'ask');
  return (
    <Container size="md" py="lg">
      <Title order={1} size="h2">
        {t('post.title')}
      </Title>
      <Text mb="md">{t('post.lead')}</Text>
      <Tabs value={tab} onChange={(to) => setAddress(to ? { tab: to } : {}, { replace: true })}>
        <Tabs.List mb="md">
          <Tabs.Tab value="ask">{t('post.asking')}</Tabs.Tab>
          <Tabs.Tab value="mine">{t('post.mine')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="ask">
          <AskPost />
        </Tabs.Panel>
        <Tabs.Panel value="mine">
          <MyPost />
        </Tabs.Panel>
      </Tabs>
    </Container>
  );
};
