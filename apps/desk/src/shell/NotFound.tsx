import { Anchor, Container, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePageTitle } from './page-title';

export const NotFound = () => {
  const { t } = useTranslation();
  usePageTitle(t('error.notFound'));
  return (
    <Container py="xl">
      <Title order={1}>{t('error.notFound')}</Title>
      <Anchor component={Link} to="/" mt="md" display="inline-block" underline="always">
        {t('error.home')}
      </Anchor>
    </Container>
  );
};
