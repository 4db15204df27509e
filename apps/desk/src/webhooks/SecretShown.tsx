import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A secret, this once. */
export const SecretShown = ({ secret, onDone }: { secret: string; onDone: () => void }) => {
  const { t } = useTranslation();
  return (
    <Alert color="#8a4b00" variant="outline" role="status" bg="#fff" title={t('webhooks.secretOnce')}>
      <Text size="sm" mb="xs">
        {t('webhooks.secretHint')}
      </Text>
      <Code block data-secret style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {secret}
      </Code>
      <Group mt="sm" gap="sm">
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button size="sm" variant="outline" onClick={copy}>
              {copied ? t('webhooks.copied') : t('webhooks.copy')}
            </Button>
          )}
        </CopyButton>
        <Button size="sm" onClick={onDone}>
          {t('webhooks.secretKept')}
        </Button>
      </Group>
    </Alert>
  );
};
