import { Anchor, Button, Checkbox, Group, Text } from '@mantine/core';
import type { Referral } from '@civicline/contracts/rest';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { awaiting } from './statuses';
import { useAskWhy } from './useReferrals';

const told: readonly string[] = ['answered', 'explained', 'closed'];

/** What an office owes an explanation of: it is late, or what it answered was not carried out. */
const owedOf = ({ status, overdue }: Referral) => {
  if (told.includes(status)) return 'notCarriedOut';
  return awaiting.includes(status) && overdue ? 'notAnswered' : undefined;
};

/**
 * One key has the office explain what it did not answer or carry out: a question of its own with a deadline of its own, about
 * the same dossier. The explanation reaches the citizen in writing, and by telephone where they ask for it.
 */
export const AskWhy = ({ referral }: { referral: Referral }) => {
  const { t } = useTranslation();
  const [calls, setCalls] = useState(true);
  const ask = useAskWhy();
  const { code, referredAt, question } = referral;
  const owed = owedOf(referral);
  if (!owed) return null;
  if (ask.data)
    return (
      <Text role="status" size="sm" mt={4}>
        {t('referrals.askedWhy')}{' '}
        <Anchor component={Link} to={`/desk/referrals/${ask.data.code}`} underline="always">
          {ask.data.code}
        </Anchor>
      </Text>
    );
  const said = question.slice(0, 2_000);
  const why = t(`referrals.why.${owed}`, { code, when: showWhen(referredAt), question: said });
  return (
    <>
      <Group gap="sm" mt={6}>
        <Button
          size="sm"
          variant="default"
          loading={ask.isPending}
          aria-label={t('referrals.askWhyOf', { code })}
          onClick={() => ask.mutate({ referral, question: why, wantsCallBack: calls })}
        >
          {t('referrals.askWhy')}
        </Button>
        <Checkbox
          label={t('referrals.callsWithIt')}
          checked={calls}
          onChange={(event) => setCalls(event.currentTarget.checked)}
        />
      </Group>
      {ask.error ? <Trouble error={ask.error} /> : null}
    </>
  );
};
