import {
  Alert,
  Button,
  Checkbox,
  Group,
  SegmentedControl,
  Stack,
  Switch,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import { OfficeSelect } from '../office/OfficeSelect';
import { Trouble } from '../shell/Trouble';
import { today } from '../when';
import { CampaignReach } from './CampaignReach';
import type { CampaignDraft } from './useCampaigns';
import { useCampaign } from './useCampaigns';

const empty = (): CampaignDraft => ({
  ...{ title: { vi: '', en: '' }, text: { vi: '', en: '' }, accents: true, channels: ['sms'] },
  ...{ audience: 'office', officeId: 'ppac', fromDay: today(), toDay: today(), codes: '' },
});

const longest = { title: 150, text: 600 } as const;

/** What is said, to whom and how. Whoever changes a word looks anew at whom it reaches. */
export const CampaignForm = () => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(empty);
  // A second press while the answer is unknown is the same campaign.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { preview, start } = useCampaign();
  const change = (more: Partial<CampaignDraft>) => {
    setDraft((before) => ({ ...before, ...more }));
    preview.reset();
    start.reset();
    setKey(crypto.randomUUID());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.reset();
    preview.mutate(draft);
  };
  const fault = (field: string) => (preview.error instanceof ProblemError ? preview.error.field(field) : undefined);
  const words = (what: 'title' | 'text', locale: 'vi' | 'en') => ({
    label: t(`campaigns.fields.${what}.${locale}`),
    lang: locale,
    value: draft[what][locale],
    required: locale === 'vi',
    maxLength: longest[what],
    error: fault(`${what}.${locale}`),
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [what]: { ...draft[what], [locale]: event.currentTarget.value } }),
  });
  const day = (field: 'fromDay' | 'toDay') => (
    <TextInput
      type="date"
      label={t(`campaigns.${field}`)}
      value={draft[field]}
      error={fault(field)}
      required
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  const send = (recipients: number) => start.mutate({ draft, recipients, key });
  if (start.data)
    return (
      <Alert
        color="#1b5e20"
        variant="outline"
        role="status"
        bg="#fff"
        title={t('campaigns.started', { count: start.data.recipients })}
      >
        <Button size="sm" variant="outline" onClick={() => change(empty())}>
          {t('campaigns.another')}
        </Button>
      </Alert>
    );
  return (
    <form className="card" onSubmit={submit}>
      <Stack>
        <Title order={2} size="h3">
          {t('campaigns.write')}
        </Title>
        <Group grow align="flex-start" className="wraps">
          <TextInput {...words('title', 'vi')} />
          <TextInput {...words('title', 'en')} />
        </Group>
        <Group grow align="flex-start" className="wraps">
          <Textarea {...words('text', 'vi')} autosize minRows={3} description={t('campaigns.words')} />
          <Textarea {...words('text', 'en')} autosize minRows={3} description={t('campaigns.noEnglish')} />
        </Group>
        <SegmentedControl
          aria-label={t('campaigns.audience')}
          data={(['office', 'codes'] as const).map((value) => ({ value, label: t(`campaigns.audiences.${value}`) }))}
          value={draft.audience}
          onChange={(value) => change({ audience: value === 'codes' ? 'codes' : 'office' })}
          className="wraps"
          style={{ alignSelf: 'flex-start' }}
        />
        {draft.audience === 'office' ? (
          <Group align="flex-start">
            <div style={{ flex: '1 1 18rem' }}>
              <OfficeSelect value={draft.officeId} onChange={(officeId) => change({ officeId })} />
            </div>
            {day('fromDay')}
            {day('toDay')}
          </Group>
        ) : (
          <Textarea
            label={t('campaigns.codes')}
            value={draft.codes}
            error={fault('codes')}
            required
            autosize
            minRows={2}
            onChange={(event) => change({ codes: event.currentTarget.value })}
          />
        )}
        <Group align="flex-end" gap="xl">
          <Checkbox.Group
            label={t('campaigns.channels')}
            value={[...draft.channels]}
            error={fault('channels')}
            onChange={(channels) => change({ channels })}
          >
            <Group mt={4}>
              <Checkbox value="sms" label={t('failed.channels.sms')} />
              <Checkbox value="email" label={t('failed.channels.email')} />
            </Group>
          </Checkbox.Group>
          <Switch
            label={t('campaigns.accents')}
            checked={draft.accents}
            onChange={(event) => change({ accents: event.currentTarget.checked })}
          />
        </Group>
        {preview.error ? <Trouble error={preview.error} /> : null}
        <div>
          <Button type="submit" variant="outline" loading={preview.isPending} disabled={!draft.channels.length}>
            {t('campaigns.preview')}
          </Button>
        </div>
        {preview.data ? (
          <CampaignReach reach={preview.data} accents={draft.accents} onSend={send} busy={start.isPending} />
        ) : null}
        {start.error ? <Trouble error={start.error} /> : null}
      </Stack>
    </form>
  );
};
