import { Anchor, Container, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePageTitle } from './page-title';

export const NotFound = () => {
  const { t } = useTranslation();
  usePageTitle(t('error.notFound'));
  return (
    <Container size="sm" py={64}>
      <Title order={1}>{t('error.notFound')}</Title>
      <Text my="md">{t('error.notFoundText')}</Text>
      <Anchor component={Link} to="/" underline="always" fw={600}>
        {t('error.home')}
      </Anchor>
    </Container>
  );
};
