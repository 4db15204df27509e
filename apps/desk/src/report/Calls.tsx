import { Anchor, Skeleton, Title } from '@mantine/core';
import type { Figures, ProcedureField } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { showPercent } from '../centre/CentreStrip';
import { useFields } from '../procedures/useProcedures';
import { Trouble } from '../shell/Trouble';
import { UnitName } from '../supervisor/UnitName';
import { Bars } from './Bars';

export interface CallFigures {
  readonly total: Figures;
  readonly rows: readonly { readonly key: string; readonly figures: Figures }[];
}

/** What the centre counted of calls in a time. */
export const useCallFigures = (time: string, by: 'topic' | 'unit' | 'disposition', enabled = true) =>
  useQuery({
    queryKey: ['figures', time, by],
    enabled,
    queryFn: () => api<CallFigures>(`/figures?${time}&by=${by}&within=20`),
  });

const mostRows = 15;

const nameIn = (fields: readonly ProcedureField[], key: string) =>
  fields.find(({ field }) => field === key)?.name ?? key;

/** Calls by field, or by where the caller lives: how many, how many were answered, and how soon. */
export const Calls = ({ time, by }: { time: string; by: 'topic' | 'unit' }) => {
  const { t } = useTranslation();
  const fields = useFields();
  const { data, error, refetch } = useCallFigures(time, by);
  const rows = [...(data?.rows ?? [])].sort((a, b) => b.figures.calls - a.figures.calls).slice(0, mostRows);
  const plain = (key: string) => (key ? nameIn(fields.data?.items ?? [], key) : t('province.unknown'));
  const nameOf = (key: string): ReactNode => (by === 'unit' && key ? <UnitName code={key} /> : plain(key));
  return (
    <section className="card">
      <Title order={2} size="h3">
        {t(`province.calls.${by}`)}
      </Title>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={160} role="status" aria-label={t('loading')} /> : null}
      {data ? (
        <>
          {by === 'topic' ? (
            <Bars
              rows={rows.map(({ key, figures }) => [plain(key), figures.calls])}
              top={rows[0]?.figures.calls ?? 0}
            />
          ) : null}
          <div className="figures-scroll" tabIndex={0} role="region" aria-label={t(`province.calls.${by}`)}>
            <table className="figures-table">
              <thead>
                <tr>
                  <th scope="col">{t(`province.by.${by}`)}</th>
                  <th scope="col">{t('province.figure.calls')}</th>
                  <th scope="col">{t('province.figure.callsAnswered')}</th>
                  <th scope="col">{t('province.figure.serviceLevel')}</th>
                </tr>
              </thead>
              <tbody>
                {[...rows, { key: null, figures: data.total }].map(({ key, figures }) => (
                  <tr key={key ?? 'total'}>
                    <th scope="row">{key === null ? t('province.total') : nameOf(key)}</th>
                    <td>{figures.calls}</td>
                    <td>{figures.answered}</td>
                    <td>{showPercent(figures.serviceLevels[0]?.ofOffered)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Anchor className="no-print" href={`/api/v1/figures.csv?${time}&by=${by}`} download underline="always">
            {t('province.csv')}
          </Anchor>
        </>
      ) : null}
    </section>
  );
};
