import { Button, Text } from '@mantine/core';
import type { ContactRecord } from '@civicline/contracts/rest';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showWhen } from '../when';
import type { Drafts } from './draft';
import { RecordForm } from './RecordForm';
import { useRecord } from './useRecord';
import { WorkList } from './WorkList';

/** A record of the past, opened to be finished. */
const Complete = ({
  record: first,
  drafts,
  onClose,
}: {
  record: ContactRecord;
  drafts: Drafts;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [record, setRecord] = useState(first);
  const saved = useCallback(
    (next: ContactRecord) => {
      setRecord(next);
      if (next.status === 'complete') void queries.invalidateQueries({ queryKey: ['records'] });
    },
    [queries],
  );
  const hand = useRecord({ id: first.id, path: `/records/${encodeURIComponent(first.id)}` }, record, drafts, saved);
  return (
    <>
      <RecordForm hand={hand} record={record} quick={false} />
      <Button mt="sm" size="sm" variant="default" onClick={() => void hand.flush().then(onClose)}>
        {t('work.back')}
      </Button>
    </>
  );
};

const missingNames = (record: ContactRecord, name: (field: string) => string) =>
  record.missing.map((field) => name(field.replace(/_(\w)/g, (_, sign: string) => sign.toUpperCase()))).join(', ');

/** Calls that ended half-finished, oldest first: Enter opens one. */
export const PartialRecords = ({ items, drafts }: { items: readonly ContactRecord[]; drafts: Drafts }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ContactRecord | null>(null);
  if (open) return <Complete key={open.id} record={open} drafts={drafts} onClose={() => setOpen(null)} />;
  if (!items.length) return <Text>{t('work.noRecords')}</Text>;
  return (
    <WorkList label={t('work.records')}>
      {items.map((record) => (
        <li
          key={record.id}
          tabIndex={0}
          onKeyDown={(event) => event.key === 'Enter' && event.target === event.currentTarget && setOpen(record)}
        >
          <div>
            <strong>{record.fields.name || record.fields.number || t('known.new')}</strong>
            <Text size="sm" className="soft">
              {t('work.missing', {
                fields: missingNames(record, (field) => t(`record.${field}`, { defaultValue: field })),
              })}
            </Text>
          </div>
          <div className="work-end">
            <span>{record.createdAt ? showWhen(record.createdAt) : ''}</span>
            <Button size="xs" variant="default" onClick={() => setOpen(record)}>
              {t('work.open')}
            </Button>
          </div>
        </li>
      ))}
    </WorkList>
  );
};
