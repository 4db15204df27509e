import { Button, Container, Group, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconKeyboard } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BookingTool } from './BookingTool';
import { bookingKeys, Shortcuts } from './Shortcuts';

/** The desk of somebody who takes no calls in the centre: it books, and that is all. */
export const AgentDesk = () => {
  const { t } = useTranslation();
  const [helping, setHelping] = useState(false);
  useHotkeys([['shift+?', () => setHelping(true)]]);
  return (
    <Container size="lg" py="lg">
      <Group justify="space-between" mb="md">
        <Title order={1} size="h2">
          {t('agent.title')}
        </Title>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconKeyboard aria-hidden size={18} />}
          onClick={() => setHelping(true)}
        >
          {t('agent.keysTitle')} (?)
        </Button>
      </Group>
      <Shortcuts keys={bookingKeys} opened={helping} onClose={() => setHelping(false)} />
      <BookingTool />
    </Container>
  );
};
