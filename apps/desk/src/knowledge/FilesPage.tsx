import { Alert, Button, FileInput, Group, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import type { ImportReport } from '@civicline/contracts/rest';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upload } from '../api/client';
import { Trouble } from '../shell/Trouble';
import { KnowledgePage } from './KnowledgePage';

const kinds = ['procedures', 'offices', 'hotlines', 'articles'] as const;
/** More rows are told by their number alone. */
const mostShown = 200;

const formatOf = (file: File) => (/\.json$/i.test(file.name) ? 'json' : 'csv');

/** What became of each row, those that were refused first. */
const Report = ({ report }: { report: ImportReport }) => {
  const { t } = useTranslation();
  const told = report.rows.filter(({ outcome }) => outcome !== 'unchanged');
  const ordered = [...told].sort((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'));
  const { added, changed, unchanged, refused } = report;
  const bad = report.faults.length > 0 || refused > 0;
  return (
    <Stack>
      <Alert
        role="status"
        variant="outline"
        bg="#fff"
        color={bad ? '#a4161a' : '#1b5e20'}
        title={t(report.imported ? 'files.imported' : bad ? 'files.notImported' : 'files.dryRun')}
      >
        {t('files.counts', { added, changed, unchanged, refused })}
        {report.faults.map(({ field, message }, n) => (
          <Text key={n}>
            {field ? <strong>{field}: </strong> : null}
            {message}
          </Text>
        ))}
      </Alert>
      {ordered.length ? (
        <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('files.row')}</Table.Th>
                <Table.Th>{t('files.key')}</Table.Th>
                <Table.Th>{t('files.outcome')}</Table.Th>
                <Table.Th>{t('files.about')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {ordered.slice(0, mostShown).map(({ number, key, outcome, changedFields, faults }) => (
                <Table.Tr key={number}>
                  <Table.Td>{number}</Table.Td>
                  <Table.Td>{key}</Table.Td>
                  <Table.Td>{t(`files.outcomes.${outcome}`)}</Table.Td>
                  <Table.Td>
                    {changedFields.join(', ')}
                    {faults.map(({ field, message }, n) => (
                      <Text key={n} size="sm">
                        <strong>{field}</strong> {message}
                      </Text>
                    ))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
      {ordered.length > mostShown ? <Text>{t('files.more', { count: ordered.length - mostShown })}</Text> : null}
    </Stack>
  );
};

const Files = () => {
  const { t } = useTranslation();
  const [kind, setKind] = useState<string>('procedures');
  const [file, setFile] = useState<File | null>(null);
  const send = useMutation({
    mutationFn: ({ of, dryRun }: { of: File; dryRun: boolean }) =>
      upload<ImportReport>(`/imports/${formatOf(of)}/${kind}?dryRun=${dryRun}`, of, formatOf(of)),
  });
  const checked = send.data && !send.data.imported && !send.data.refused && !send.data.faults.length;
  return (
    <Stack>
      <section className="card">
        <NativeSelect
          label={t('files.kind')}
          value={kind}
          onChange={(event) => {
            setKind(event.currentTarget.value);
            send.reset();
          }}
          data={kinds.map((value) => ({ value, label: t(`files.kinds.${value}`) }))}
          mb="md"
        />
        <Title order={2} size="h3" mb="xs">
          {t('files.export')}
        </Title>
        <Group mb="lg">
          {(['csv', 'json'] as const).map((format) => (
            <Button
              key={format}
              component="a"
              variant="outline"
              href={`/api/v1/exports/${format}/${kind}`}
              download
              leftSection={<IconDownload aria-hidden size={18} />}
            >
              {format.toUpperCase()}
            </Button>
          ))}
        </Group>
        <Title order={2} size="h3" mb="xs">
          {t('files.import')}
        </Title>
        <Text size="sm" mb="sm">
          {t('files.importHelp')}
        </Text>
        <Group align="flex-end">
          <FileInput
            label={t('files.file')}
            accept=".csv,.json,text/csv,application/json"
            value={file}
            onChange={(chosen) => {
              setFile(chosen);
              send.reset();
            }}
            placeholder={t('files.choose')}
            clearable
            clearButtonProps={{ 'aria-label': t('files.clear') }}
            style={{ flex: '1 1 16rem' }}
          />
          <Button
            variant="outline"
            disabled={!file}
            loading={send.isPending && send.variables.dryRun}
            onClick={() => file && send.mutate({ of: file, dryRun: true })}
          >
            {t('files.check')}
          </Button>
          <Button
            disabled={!file || !checked}
            loading={send.isPending && !send.variables.dryRun}
            leftSection={<IconUpload aria-hidden size={18} />}
            onClick={() => file && send.mutate({ of: file, dryRun: false })}
          >
            {t('files.send')}
          </Button>
        </Group>
      </section>
      {send.error ? <Trouble error={send.error} /> : null}
      {send.data ? <Report report={send.data} /> : null}
    </Stack>
  );
};

/** The directory as files: first checked, then imported. */
export const FilesPage = () => {
  const { t } = useTranslation();
  return (
    <KnowledgePage title={t('files.title')} roles={['admin']}>
      <Files />
    </KnowledgePage>
  );
};
