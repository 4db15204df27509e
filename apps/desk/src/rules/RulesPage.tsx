import { Button, Group, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import type { RoutingRules } from '@civicline/contracts/rest';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';
import { ReferralTabs } from '../referrals/ReferralTabs';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { RuleList } from './RuleList';
import { Tester } from './Tester';
import { faultsOf, rulesOf, usePublish, useRules, useVersions, writtenOf } from './useRules';

/** Who published what, and why; any of them can be taken up again. */
const Versions = ({ onTake }: { onTake: (rules: RoutingRules) => void }) => {
  const { t } = useTranslation();
  const { data } = useVersions();
  const take = useMutation({ mutationFn: rulesOf, onSuccess: onTake });
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {t('rules.versions')}
      </Title>
      {take.error ? <Trouble error={take.error} /> : null}
      <ul className="card flush lines">
        {(data?.items ?? []).map(({ version, publishedAt, publishedBy, note }) => (
          <li key={version}>
            <div>
              <Text fw={600}>{t('rules.version', { version })}</Text>
              <Text size="sm" className="soft">
                {publishedAt ? showWhen(publishedAt) : ''} · {publishedBy} · {note}
              </Text>
            </div>
            <Button size="xs" variant="default" onClick={() => take.mutate(version)}>
              {t('rules.take', { version })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The rules in force, a draft beside them that the tester tries before anybody is bound by it. */
const Editor = ({ current, writes }: { current: RoutingRules; writes: boolean }) => {
  const { t } = useTranslation();
  const [seen, setSeen] = useState(current.version);
  const [draft, setDraft] = useState(writtenOf(current));
  const [note, setNote] = useState('');
  const publish = usePublish((published) => {
    setSeen(published.version);
    setDraft(writtenOf(published));
    setNote('');
  });
  const changed = JSON.stringify(draft) !== JSON.stringify(writtenOf(current));
  return (
    <Stack>
      <Tester rules={draft} changed={changed} />
      <Text>{t('rules.inForce', { version: current.version })}</Text>
      <RuleList rules={draft.rules} {...(writes ? { onChange: (rules) => setDraft({ ...draft, rules }) } : {})} />
      {writes ? (
        <section className="card" aria-label={t('rules.publish')}>
          <TextInput
            label={t('rules.note')}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {publish.error ? <Trouble error={publish.error} /> : null}
          {faultsOf(publish.error).map(({ field, message }) => (
            <Text key={`${field} ${message}`} size="sm" c="#a4161a">
              {field}: {message}
            </Text>
          ))}
          <Group mt="sm">
            <Button
              loading={publish.isPending}
              disabled={!changed}
              onClick={() => publish.mutate({ ...draft, expectedVersion: seen, note })}
            >
              {t('rules.publish')}
            </Button>
            <Button variant="default" disabled={!changed} onClick={() => setDraft(writtenOf(current))}>
              {t('rules.discard')}
            </Button>
            {publish.isSuccess && !changed ? <Text role="status" children={t('rules.published')} /> : null}
          </Group>
        </section>
      ) : null}
      <Versions onTake={(rules) => setDraft(writtenOf(rules))} />
    </Stack>
  );
};

const Rules = () => {
  const { t } = useTranslation();
  const role = useSession().data?.user?.role ?? '';
  const { data, error, refetch } = useRules();
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={300} role="status" aria-label={t('loading')} />;
  return <Editor current={data} writes={role === 'supervisor' || role === 'admin'} />;
};

/** What would happen to a call now, and why; the rules that say so, by version. */
export const RulesPage = () => (
  <ReferralTabs page="rules">
    <Rules />
  </ReferralTabs>
);
