import { Table, Text, Title } from '@mantine/core';
import type { WaitlistEntry } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { List } from '../api/client';
import { api } from '../api/client';
import { Trouble } from '../shell/Trouble';
import { showDay, showWhen } from '../when';

/** Who waits at an office, first come first, and every step: whether the line was fair can be read here. */
export const WaitingLine = ({ officeId }: { officeId: string }) => {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['waitlist', officeId],
    queryFn: () => api<List<WaitlistEntry>>(`/waitlist?includeEnded=true&office=${encodeURIComponent(officeId)}`),
    refetchInterval: 30_000,
  });
  const entries = data?.items ?? [];
  return (
    <section aria-label={t('office.line')}>
      <Title order={2} size="h4" mb="xs">
        {t('office.line')}
      </Title>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {data && !entries.length ? <Text className="card">{t('office.lineEmpty')}</Text> : null}
      {entries.length ? (
        <Table.ScrollContainer minWidth={640} className="card flush" type="native">
          <Table>
            <Table.Thead>
              <Table.Tr>
                {(
                  ['waitlist.code', 'booking.name', 'slip.procedure', 'office.lineDays', 'office.lineSteps'] as const
                ).map((key) => (
                  <Table.Th key={key}>{t(key)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entries.map((entry) => (
                <Table.Tr key={entry.code} data-entry={entry.code}>
                  <Table.Td>
                    <strong>{entry.code}</strong>
                    <br />
                    {t(`waitlist.status.${entry.status}`)}
                  </Table.Td>
                  <Table.Td>
                    {entry.citizen.name}
                    <br />
                    {entry.citizen.phone}
                  </Table.Td>
                  <Table.Td>{entry.procedure.name}</Table.Td>
                  <Table.Td>
                    {entry.from === entry.to ? showDay(entry.from) : `${showDay(entry.from)} – ${showDay(entry.to)}`}
                  </Table.Td>
                  <Table.Td>
                    <ol className="plain-list">
                      {entry.steps.map(({ version, status, cause, at }) => (
                        <li key={version}>
                          {showWhen(at)}: {t(`waitlist.status.${status}`)} ({t(`waitlist.cause.${cause}`)})
                        </li>
                      ))}
                    </ol>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
    </section>
  );
};
