import { Badge, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { CallsToday } from './CallsToday';
import { DueCallBacks } from './DueCallBacks';
import type { Drafts } from './draft';
import { PartialRecords } from './PartialRecords';
import type { Commands } from './useCommands';
import { useDueCallBacks, usePartialRecords } from './useCentre';

/** What waits while nobody calls: promises to keep, records to finish, the day so far. */
export const WorkLists = ({ commands, drafts, canCall }: { commands: Commands; drafts: Drafts; canCall: boolean }) => {
  const { t } = useTranslation();
  const [tab, setTab] = useState<string | null>('call-backs');
  const callBacks = useDueCallBacks();
  const records = usePartialRecords();
  const count = (items: readonly unknown[] | undefined) =>
    items?.length ? (
      <Badge size="sm" variant="filled" color="#8a3c00">
        {items.length}
      </Badge>
    ) : null;
  return (
    <section className="card" aria-label={t('work.title')}>
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="call-backs" rightSection={count(callBacks.data?.items)}>
            {t('work.callBacks')}
          </Tabs.Tab>
          <Tabs.Tab value="records" rightSection={count(records.data?.items)}>
            {t('work.records')}
          </Tabs.Tab>
          <Tabs.Tab value="calls">{t('work.calls')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="call-backs">
          {callBacks.error ? <Trouble error={callBacks.error} /> : null}
          <DueCallBacks items={callBacks.data?.items ?? []} commands={commands} canCall={canCall} />
        </Tabs.Panel>
        <Tabs.Panel value="records">
          {records.error ? <Trouble error={records.error} /> : null}
          <PartialRecords items={records.data?.items ?? []} drafts={drafts} />
        </Tabs.Panel>
        <Tabs.Panel value="calls">
          <CallsToday />
        </Tabs.Panel>
      </Tabs>
      <Text size="sm" className="soft" mt="sm">
        {t('work.keys')}
      </Text>
    </section>
  );
};
