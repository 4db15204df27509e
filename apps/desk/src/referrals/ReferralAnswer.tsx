import { Button, Group, Text, Title } from '@mantine/core';
import type { Referral } from '@civicline/contracts/rest';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../api/client';
import { Trouble } from '../shell/Trouble';
import { showDay, showWhen } from '../when';
import { pathOf } from './useReferrals';

/** What was answered, with its files, and why it was late. A citizen's files come with the number as proof. */
export const ReferralAnswer = ({ referral, phone }: { referral: Referral; phone?: string }) => {
  const { t } = useTranslation();
  const [trouble, setTrouble] = useState<Error | null>(null);
  const { answer, delays } = referral;
  const fetchFile = ({ id, name }: { id: string; name: string }) => {
    setTrouble(null);
    download(`${pathOf(referral.code)}/attachments/${encodeURIComponent(id)}`, name, phone).catch((error: unknown) =>
      setTrouble(error as Error),
    );
  };
  return (
    <>
      {delays.map(({ reason, newDay, at }) => (
        <section key={at} className="card">
          <Text>{t('referrals.late', { day: showDay(newDay), reason })}</Text>
        </section>
      ))}
      {answer ? (
        <section className="card">
          <Title order={2} size="h3">
            {t('referrals.answer')}
          </Title>
          <Text mt="xs" style={{ whiteSpace: 'pre-wrap' }}>
            {answer.text}
          </Text>
          <Text size="sm" className="soft" mt="xs">
            {showWhen(answer.at)}
          </Text>
          <Group mt="xs">
            {answer.attachments.map((file) => (
              <Button key={file.id} size="sm" variant="default" onClick={() => fetchFile(file)}>
                {file.name}
              </Button>
            ))}
          </Group>
          {trouble ? <Trouble error={trouble} /> : null}
        </section>
      ) : null}
    </>
  );
};
