import { Badge } from '@mantine/core';
import type { Referral } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showWhen } from '../when';

/** By when it is to be answered: the one thing that an inbox is sorted by. */
export const DueBadge = ({ referral }: { referral: Referral }) => {
  const { t } = useTranslation();
  if (referral.paused) return <Badge variant="light" c="#083e55" tt="none" children={t('referrals.paused')} />;
  if (!referral.due || referral.answer) return null;
  const due = showWhen(referral.due);
  return referral.overdue ? (
    <Badge variant="outline" color="#a4161a" tt="none">
      {t('referrals.overdueSince', { due })}
    </Badge>
  ) : (
    <Badge variant="light" c="#083e55" tt="none">
      {t('referrals.dueBy', { due })}
    </Badge>
  );
};
