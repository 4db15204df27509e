import { Anchor, Group, Skeleton, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { AskWhy } from './AskWhy';
import { DueBadge } from './DueBadge';
import { useOfDossier } from './useReferrals';

interface OthersOfDossierProps {
  readonly dossierCode: string;
  /** The one that is looked at; it is not listed. */
  readonly code?: string;
  /** Of those that were not answered or carried out an explanation can be asked for: the hotline does. */
  readonly asks?: boolean;
}

/**
 * What else was asked about the same dossier, before or since, so that whoever answers sees what was promised and what was not answered. An officer
 * sees what lay with the own office, the hotline everything.
 */
export const OthersOfDossier = ({ dossierCode, code, asks = false }: OthersOfDossierProps) => {
  const { t } = useTranslation();
  const { data, error, isPending } = useOfDossier(dossierCode);
  const others = (data?.items ?? []).filter((one) => one.code !== code);
  const title = t(code ? 'referrals.othersOfDossier' : 'referrals.ofDossier', { code: dossierCode });
  return (
    <section aria-label={title}>
      <Title order={2} size={code ? 'h3' : 'h5'} mt={code ? 'lg' : 'sm'} mb="sm">
        {title}
      </Title>
      {error ? <Trouble error={error} /> : null}
      {isPending ? <Skeleton height={60} role="status" aria-label={t('loading')} /> : null}
      {data && !others.length ? <Text className="card">{t('referrals.noOthersOfDossier')}</Text> : null}
      {others.length ? (
        <ul className="card flush lines wraps">
          {others.map((one) => (
            <li key={one.code}>
              <div>
                <Anchor component={Link} to={`/desk/referrals/${one.code}`} underline="always">
                  {one.question}
                </Anchor>
                {one.answer ? <Text size="sm">{one.answer.text}</Text> : null}
                <Text size="sm" className="soft">
                  {one.code} · {showWhen(one.referredAt)}
                  {one.previousCode ? ` · ${t('referrals.about', { code: one.previousCode })}` : ''}
                </Text>
                {asks ? <AskWhy referral={one} /> : null}
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
