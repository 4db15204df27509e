import '../centre/centre.css';
import { Container, Tabs, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePageTitle } from '../shell/page-title';
import { AskForm } from './AskForm';
import { MyCallBack } from './MyCallBack';

/** Rather than wait on the line: a citizen is called at a time that the centre can keep. */
export const CallBackPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('callBack.title'));
  const [address, setAddress] = useSearchParams();
  const tab = address.get('tab') === 'mine' ? 'mine' : 'ask';
  return (
    <Container size="md" py="lg">
      <Title order={1} size="h2">
        {t('callBack.title')}
      </Title>
      <Text mb="md">{t('callBack.lead')}</Text>
      <Tabs value={tab} onChange={(to) => setAddress(to === 'mine' ? { tab: 'mine' } : {}, { replace: true })}>
        <Tabs.List mb="md">
          <Tabs.Tab value="ask">{t('callBack.ask')}</Tabs.Tab>
          <Tabs.Tab value="mine">{t('callBack.mine')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="ask">
          <AskForm />
        </Tabs.Panel>
        <Tabs.Panel value="mine">
          <MyCallBack />
        </Tabs.Panel>
      </Tabs>
    </Container>
  );
};
