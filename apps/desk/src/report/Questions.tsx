import { Anchor, Title } from '@mantine/core';
import type { ReferralFigures } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showPercent } from '../centre/CentreStrip';
import { Bars } from './Bars';
import type { Counts } from './sums';
import { ratio, sumsBy, totalOf } from './sums';

const columns = ['referred', 'answered', 'answeredOnTime', 'open', 'overdue', 'returned', 'reopened'] as const;

interface Props {
  readonly time: string;
  readonly figures: ReferralFigures;
  /** One office's own figures are by field, the province's by office. */
  readonly by: 'office' | 'topic';
  readonly nameOf: (key: string) => string;
}

/** What became of what was referred: answered on time, overdue. */
export const Questions = ({ time, figures, by, nameOf }: Props) => {
  const { t } = useTranslation();
  const sums = sumsBy(figures.rows, (row) => (by === 'office' ? row.officeId : row.topic));
  const late = sums.filter(([, { overdue }]) => overdue > 0).sort(([, a], [, b]) => b.overdue - a.overdue);
  const line = (name: string, key: string, counts: Counts) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      {columns.map((column) => (
        <td key={column}>{counts[column]}</td>
      ))}
      <td>{showPercent(ratio(counts.answeredOnTime, counts.answered))}</td>
    </tr>
  );
  return (
    <section className="card">
      <Title order={2} size="h3">
        {t('province.questions')}
      </Title>
      <Bars
        rows={sums.map(([key, { answered, answeredOnTime }]) => [nameOf(key), ratio(answeredOnTime, answered) ?? 0])}
        top={1}
        tone="#1b5e20"
      />
      {late.length ? (
        <>
          <Title order={3} size="h4" mt="md">
            {t('province.late')}
          </Title>
          <Bars
            rows={late.map(([key, { overdue }]) => [nameOf(key), overdue])}
            top={late[0]?.[1].overdue ?? 0}
            tone="#a4161a"
          />
        </>
      ) : null}
      <div className="figures-scroll" tabIndex={0} role="region" aria-label={t('province.questions')}>
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{t(`province.by.${by}`)}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`province.figure.${column}`)}
                </th>
              ))}
              <th scope="col">{t('province.figure.onTimeRate')}</th>
            </tr>
          </thead>
          <tbody>
            {sums.map(([key, counts]) => line(nameOf(key), key, counts))}
            {line(t('province.total'), 'total', totalOf(figures.rows))}
          </tbody>
        </table>
      </div>
      <Anchor className="no-print" href={`/api/v1/referral-figures.csv?${time}`} download underline="always">
        {t('province.csv')}
      </Anchor>
    </section>
  );
};
