import { Button, Group, MultiSelect, Stack, TagsInput, TextInput } from '@mantine/core';
import type { Office } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api, ProblemError } from '../api/client';
import { language } from '../i18n/setup';
import { Trouble } from '../shell/Trouble';
import type { Draft } from './useWebhooks';

/** What offices ask for most; any other type may be typed. */
const usual = ['appointment', 'closure', 'readiness', 'referral', 'waitlist', 'call-back', 'message'].map(
  (aggregate) => `civicline.${aggregate}.*`,
);
const empty: Draft = { name: '', url: 'https://', eventTypes: [], officeIds: [], contactEmail: '' };

interface FormProps {
  readonly initial?: Draft;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly action: string;
  readonly onSubmit: (draft: Draft) => void;
}

/** Whose it is, where it is told, and of what. */
export const WebhookForm = ({ initial = empty, error, busy, action, onSubmit }: FormProps) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(initial);
  const change = (more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more }));
  const { data: offices } = useQuery({
    queryKey: ['offices', 'all', language()],
    queryFn: () => api<List<Office>>('/offices?limit=500'),
  });
  const problem = error instanceof ProblemError ? error : undefined;
  const fault = (field: string) => problem?.field(field);
  const listFault = (field: string) =>
    problem?.problem.violations.find((one) => one.field.startsWith(`${field}[`))?.message;
  const named = problem?.problem.violations.length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(draft);
  };
  return (
    <form className="card" onSubmit={submit}>
      <Stack>
        <Group grow align="flex-start" className="wraps">
          <TextInput
            label={t('webhooks.name')}
            description={t('webhooks.nameHint')}
            value={draft.name}
            error={fault('name')}
            required
            maxLength={120}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('webhooks.contact')}
            description={t('webhooks.contactHint')}
            type="email"
            value={draft.contactEmail}
            error={fault('contactEmail')}
            required
            maxLength={254}
            onChange={(event) => change({ contactEmail: event.currentTarget.value })}
          />
        </Group>
        <TextInput
          label={t('webhooks.url')}
          description={t('webhooks.urlHint')}
          inputMode="url"
          value={draft.url}
          error={fault('url')}
          required
          maxLength={2_000}
          onChange={(event) => change({ url: event.currentTarget.value })}
        />
        <Group grow align="flex-start" className="wraps">
          <TagsInput
            label={t('webhooks.types')}
            description={t('webhooks.typesHint')}
            data={usual}
            value={[...draft.eventTypes]}
            error={listFault('eventTypes')}
            acceptValueOnBlur
            onChange={(eventTypes) => change({ eventTypes })}
          />
          <MultiSelect
            label={t('webhooks.offices')}
            description={t('webhooks.officesHint')}
            searchable
            data={(offices?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={[...draft.officeIds]}
            error={listFault('officeIds')}
            onChange={(officeIds) => change({ officeIds })}
          />
        </Group>
        {error && !named ? <Trouble error={error} /> : null}
        <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }}>
          {action}
        </Button>
      </Stack>
    </form>
  );
};
