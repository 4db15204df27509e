import { Button, Group, Skeleton, Text, Title } from '@mantine/core';
import type { Call, ContactRecord, Decision } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { language } from '../i18n/setup';
import { Whose } from '../referrals/Whose';
import { Trouble } from '../shell/Trouble';
import type { Commands } from './useCommands';
import type { RecordInHand } from './useRecord';
import { lacksOf, matterIn, questionIn, useRefer } from './useRefer';

interface Props {
  readonly call: Call;
  readonly hand: RecordInHand;
  readonly record: ContactRecord | null;
  readonly commands: Commands;
  readonly onReferred: () => void;
  readonly onClose: () => void;
}

/**
 * The caller is put through to whoever answers for the matter: a hotline, or the officer on duty. The record goes first, as
 * a question for that office, so that whoever picks up has it before them.
 */
export const ToOffice = ({ call, hand, record, commands, onReferred, onClose }: Props) => {
  const { t } = useTranslation();
  const matter = matterIn(hand);
  const known = matter.topic !== '' || matter.procedureCode !== '';
  const { data: decision, error } = useQuery({
    queryKey: ['decide', matter, language()],
    enabled: known,
    queryFn: () => api<Decision>('/routing/decide', { method: 'POST', body: matter }),
  });
  const refer = useRefer();
  const sent = hand.valueOf('referralCode');
  const lacking = sent ? [] : lacksOf(hand);
  const number = decision?.number ?? '';
  const connect = () =>
    commands.control.mutate(
      { callId: call.id, action: 'transfer', target: `tel:${number.replace(/[^\d+]/g, '')}` },
      { onSuccess: onClose },
    );
  const withRecord = async () => {
    if (sent) return connect();
    await hand.flush();
    const from = { callId: call.id, recordId: record?.id ?? '' };
    refer.mutate(questionIn(hand, from, false), {
      onSuccess: ({ code }) => {
        hand.change({ referralCode: code });
        onReferred();
        connect();
      },
    });
  };
  const trouble = error ?? refer.error;
  return (
    <section className="card" aria-label={t('toOffice.title')}>
      <Title order={2} size="h4" mb="xs">
        {t('toOffice.title')}
      </Title>
      {known ? null : <Text>{t('toOffice.noMatter')}</Text>}
      {known && !decision && !error ? <Skeleton height={60} role="status" aria-label={t('loading')} /> : null}
      {decision ? <Whose decision={decision} /> : null}
      {decision && !number ? <Text size="sm" children={t('toOffice.noNumber')} /> : null}
      {trouble ? <Trouble error={trouble} /> : null}
      {number ? (
        <Group mt="sm" gap={8}>
          <Button
            size="sm"
            disabled={lacking.length > 0}
            loading={refer.isPending || commands.control.isPending}
            onClick={() => void withRecord()}
          >
            {t('toOffice.connect', { number })}
          </Button>
          {lacking.length ? (
            <Text size="sm" className="soft">
              {t('refer.lacking', { fields: lacking.map((field) => t(`record.${field}`)).join(', ') })}
            </Text>
          ) : null}
        </Group>
      ) : null}
    </section>
  );
};
