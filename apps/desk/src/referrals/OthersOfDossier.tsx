import { Anchor, Group, Skeleton, Text, Title } from '@mantine/core';
import type { Referral } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { DueBadge } from './DueBadge';
import { useOfDossier } from './useReferrals';

/**
 * What else was asked about the same dossier, before or since, so that whoever answers sees what was promised and what was not answered. An officer
 * sees what lay with the own office, the hotline everything.
 */
export const OthersOfDossier = ({ referral: { code, dossierCode } }: { referral: Referral }) => {
  const { t } = useTranslation();
  const { data, error, isPending } = useOfDossier(dossierCode);
  const others = (data?.items ?? []).filter((one) => one.code !== code);
  return (
    <section aria-label={t('referrals.othersOfDossier', { code: dossierCode })}>
      <Title order={2} size="h3" mt="lg" mb="sm">
        {t('referrals.othersOfDossier', { code: dossierCode })}
      </Title>
      {error ? <Trouble error={error} /> : null}
      {isPending ? <Skeleton height={60} role="status" aria-label={t('loading')} /> : null}
      {data && !others.length ? <Text className="card">{t('referrals.noOthersOfDossier')}</Text> : null}
      {others.length ? (
        <ul className="card flush lines">
          {others.map((one) => (
            <li key={one.code}>
              <div>
                <Anchor component={Link} to={`/desk/referrals/${one.code}`} underline="always">
                  {one.question}
                </Anchor>
                {one.answer ? <Text size="sm">{one.answer.text}</Text> : null}
                <Text size="sm" className="soft">
                  {one.code} · {showWhen(one.referredAt)}
                </Text>
              </div>
              <Group gap="xs">
                <DueBadge referral={one} />
                <Text size="sm">{t(`referrals.status.${one.status}`)}</Text>
              </Group>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
};
