import { Anchor, Button, Container, Group, Skeleton, Text, Title } from '@mantine/core';
import type { Referral } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useSession } from '../api/session';
import { useLostFocus } from '../shell/lost-focus';
import { usePageTitle } from '../shell/page-title';
import { StaffOnly } from '../shell/StaffOnly';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { AnswerForm } from './AnswerForm';
import { AskWhy } from './AskWhy';
import { DueBadge } from './DueBadge';
import { OthersOfDossier } from './OthersOfDossier';
import { OtherSteps } from './OtherSteps';
import { ReferralAnswer } from './ReferralAnswer';
import { awaiting } from './statuses';
import { useLiveReferrals, useReferral, useStep } from './useReferrals';

const Steps = ({ referral }: { referral: Referral }) => {
  const { t } = useTranslation();
  return (
    <section>
      <Title order={2} size="h3" mt="lg" mb="sm">
        {t('referrals.history')}
      </Title>
      <ol className="card flush lines">
        {referral.steps.map(({ at, what, by, note }) => (
          <li key={`${at} ${what}`}>
            <div>
              <Text>{t(`referrals.did.${what}`, { defaultValue: what })}</Text>
              {note ? <Text size="sm">{note}</Text> : null}
            </div>
            <Text size="sm" className="soft">
              {by.startsWith('visitor-') ? t('referrals.citizen') : by} · {showWhen(at)}
            </Text>
          </li>
        ))}
      </ol>
    </section>
  );
};

/** What can be done next, by who looks at it. */
const Next = ({ referral }: { referral: Referral }) => {
  const { t } = useTranslation();
  const role = useSession().data?.user?.role ?? '';
  const act = useStep(referral.code);
  const { status, paused } = referral;
  const works = role !== 'agent';
  const button = (step: string, body: unknown) => (
    <Button loading={act.isPending} onClick={() => act.mutate({ step, body })}>
      {t(`referrals.steps.${step}`)}
    </Button>
  );
  const open = awaiting.includes(status);
  return (
    <>
      {act.error ? <Trouble error={act.error} /> : null}
      <Group my="md">
        {works && (status === 'open' || status === 'assigned') ? button('acknowledge', {}) : null}
        {paused ? button('resume', {}) : null}
        {role !== 'officer' && status === 'answered' ? button('explained', { by: 'call_back' }) : null}
        {status === 'explained' ? button('close', {}) : null}
      </Group>
      {works && open && !paused ? (
        <>
          <AnswerForm referral={referral} />
          <OtherSteps referral={referral} />
        </>
      ) : null}
    </>
  );
};

const Details = ({ code }: { code: string }) => {
  const { t } = useTranslation();
  useLiveReferrals();
  const role = useSession().data?.user?.role ?? '';
  const { data: referral, error, refetch } = useReferral(code);
  useLostFocus(referral?.version);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!referral) return <Skeleton height={300} />;
  const { citizen, office, status, askedBack, round, dossierCode, previousCode, wantsCallBack } = referral;
  const isHotline = role !== '' && role !== 'officer';
  return (
    <>
      <Group justify="space-between" align="flex-start" my="sm">
        <Title order={1} size="h2">
          {referral.code}
        </Title>
        <Group gap="xs">
          <DueBadge referral={referral} />
          <Text>{t(`referrals.status.${status}`)}</Text>
        </Group>
      </Group>
      <section className="card">
        <Text style={{ whiteSpace: 'pre-wrap' }}>{referral.question}</Text>
        <Text size="sm" className="soft" mt="sm">
          {citizen.name} · {citizen.phone} · {office?.name ?? t('referrals.hotline')}
          {dossierCode ? ` · ${t('referrals.dossier', { code: dossierCode })}` : ''}
          {previousCode ? ` · ${t('referrals.about', { code: previousCode })}` : ''}
          {wantsCallBack ? ` · ${t('referrals.wantsCall')}` : ''}
          {round > 1 ? ` · ${t('referrals.round', { round })}` : ''}
        </Text>
        {askedBack ? <Text mt="sm">{t('referrals.asked', { question: askedBack })}</Text> : null}
      </section>
      <ReferralAnswer referral={referral} />
      {isHotline ? <AskWhy referral={referral} /> : null}
      {dossierCode ? <OthersOfDossier dossierCode={dossierCode} code={code} asks={isHotline} /> : null}
      <Next referral={referral} />
      <Steps referral={referral} />
    </>
  );
};

/** One referral, as the office that it lies with works on it. */
export const ReferralPage = () => {
  const { t } = useTranslation();
  const { code = '' } = useParams();
  usePageTitle(`${t('referrals.one')} ${code}`);
  return (
    <StaffOnly roles={['agent', 'officer', 'supervisor', 'admin']}>
      <Container size="lg" py="lg">
        <Anchor component={Link} to="/desk/referrals" underline="always">
          {t('referrals.back')}
        </Anchor>
        <Details code={code} />
      </Container>
    </StaffOnly>
  );
};
