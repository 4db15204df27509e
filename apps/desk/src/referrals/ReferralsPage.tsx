import { Checkbox, Group, NativeSelect, Skeleton, Text, TextInput } from '@mantine/core';
import type { Referral } from '@civicline/contracts/rest';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLostFocus } from '../shell/lost-focus';
import { Trouble } from '../shell/Trouble';
import { AnswerMany } from './AnswerMany';
import { DueBadge } from './DueBadge';
import { ReferralTabs } from './ReferralTabs';
import { awaiting, statuses } from './statuses';
import { useInbox, useLiveReferrals } from './useReferrals';

const answerable = ({ status, paused }: Referral) => awaiting.includes(status) && !paused;

const Line = ({
  referral,
  chosen,
  onChoose,
}: {
  referral: Referral;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
}) => {
  const { t } = useTranslation();
  const { code, question, citizen, office, status } = referral;
  return (
    <li>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <Checkbox
          mt={4}
          aria-label={t('referrals.choose', { code })}
          checked={chosen}
          disabled={!answerable(referral)}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        <div>
          <Link to={`/desk/referrals/${encodeURIComponent(code)}`} className="article-link">
            {question.length > 160 ? `${question.slice(0, 160)}…` : question || code}
          </Link>
          <Text size="sm" className="soft">
            {code} · {citizen.name} · {office?.name ?? t('referrals.hotline')}
          </Text>
        </div>
      </Group>
      <Group gap="xs">
        <DueBadge referral={referral} />
        <Text size="sm">{t(`referrals.status.${status}`)}</Text>
      </Group>
    </li>
  );
};

const Inbox = () => {
  const { t } = useTranslation();
  useLiveReferrals();
  const [status, setStatus] = useState('');
  const [overdue, setOverdue] = useState(false);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly Referral[]>([]);
  const { data, error, isPending, refetch } = useInbox({ status, overdue, search });
  useLostFocus(chosen.length);
  const items = data?.items ?? [];
  const toggle = (referral: Referral, on: boolean) =>
    setChosen((before) => (on ? [...before, referral] : before.filter(({ code }) => code !== referral.code)));
  return (
    <>
      <Group align="flex-end" mb="md">
        <TextInput
          label={t('referrals.search')}
          value={search}
          maxLength={200}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('referrals.state')}
          value={status}
          onChange={(event) => setStatus(event.currentTarget.value)}
          data={['', ...statuses].map((value) => ({ value, label: t(`referrals.status.${value || 'any'}`) }))}
        />
        <Checkbox
          label={t('referrals.onlyOverdue')}
          checked={overdue}
          onChange={(event) => setOverdue(event.currentTarget.checked)}
          pb={8}
        />
      </Group>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={200} /> : null}
      {data && !items.length ? <Text role="status">{t('referrals.none')}</Text> : null}
      {chosen.length ? <AnswerMany chosen={chosen} onDone={() => setChosen([])} /> : null}
      {items.length ? (
        <ul className="card flush lines wraps">
          {items.map((one) => (
            <Line
              key={one.code}
              referral={one}
              chosen={chosen.some(({ code }) => code === one.code)}
              onChoose={(on) => toggle(one, on)}
            />
          ))}
        </ul>
      ) : null}
    </>
  );
};

/** An office's inbox of questions that only it can answer. */
export const ReferralsPage = () => (
  <ReferralTabs page="referrals">
    <Inbox />
  </ReferralTabs>
);
