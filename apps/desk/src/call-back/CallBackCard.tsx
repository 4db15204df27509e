import { Text, Title } from '@mantine/core';
import type { CallBack } from '@civicline/contracts/rest';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showWindow } from '../when';

/** A call that was promised to a citizen, and what came of it; what can still be done with it stands inside. */
export const CallBackCard = ({ callBack, children }: { callBack: CallBack; children?: ReactNode }) => {
  const { t } = useTranslation();
  const { code, status, window } = callBack;
  const when = window ? t('callBack.when', { window: showWindow(window) }) : t('callBack.soon');
  return (
    <section className="card" aria-label={t('callBack.mine')}>
      <Title order={2} size="h3">
        {t(`callBack.status.${status}`)}
      </Title>
      <Text mt="xs">{status === 'due' ? when : `${t('callBack.code')} ${code}`}</Text>
      {children}
    </section>
  );
};
