import { Anchor, Container, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Somebody to ask, on every page for citizens. */
export const Footer = () => {
  const { t } = useTranslation();
  return (
    <footer className="foot no-print">
      <Container size="lg">
        <Group justify="space-between" gap="xs">
          <Text size="sm">
            {t('foot.help')}{' '}
            <Anchor href="tel:1022" fw={600} underline="always">
              1022
            </Anchor>
            {t('foot.always')}{' '}
            <Anchor component={Link} to="/phieu-chuyen" underline="always">
              {t('foot.question')}
            </Anchor>
          </Text>
          <Text size="sm" className="soft">
            {t('foot.sample')}
          </Text>
        </Group>
      </Container>
    </footer>
  );
};
