import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Something did not work: what, and a way to try again. */
export const Trouble = ({ error, retry }: { error: Error; retry?: () => void }) => {
  const { t } = useTranslation();
  return (
    <Alert
      color="#a4161a"
      variant="outline"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={error.message}
      bg="#fff"
    >
      {retry ? (
        <Button size="sm" onClick={retry}>
          {t('error.retry')}
        </Button>
      ) : null}
    </Alert>
  );
};
