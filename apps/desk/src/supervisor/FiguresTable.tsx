import type { Figures } from '@civicline/contracts/rest';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showPercent } from '../centre/CentreStrip';
import { showSeconds } from '../centre/Clock';

const seconds = (value: number | null) => (value === null ? '–' : showSeconds(value));
const columns: readonly [string, (figures: Figures) => string][] = [
  ['calls', ({ calls }) => String(calls)],
  ['answered', ({ answered }) => String(answered)],
  ['abandonedInQueue', ({ abandonedInQueue }) => String(abandonedInQueue)],
  ['ofOffered', ({ serviceLevels: [level] }) => showPercent(level?.ofOffered)],
  ['averageSpeedOfAnswer', ({ averageSpeedOfAnswer }) => seconds(averageSpeedOfAnswer)],
  ['averageHandleTime', ({ averageHandleTime }) => seconds(averageHandleTime)],
];

/** The day in rows: by hour, queue, topic, agent or unit. */
export const FiguresTable = ({
  rows,
  nameOf,
}: {
  rows: readonly { readonly key: string; readonly figures: Figures }[];
  nameOf: (key: string) => ReactNode;
}) => {
  const { t } = useTranslation();
  if (!rows.length) return null;
  return (
    <div className="figures-scroll" tabIndex={0} role="region" aria-label={t('report.by')}>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{t('report.row')}</th>
            {columns.map(([name]) => (
              <th key={name} scope="col">
                {t(`figure.${name}.name`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, figures }) => (
            <tr key={key}>
              <th scope="row">{nameOf(key)}</th>
              {columns.map(([name, show]) => (
                <td key={name}>{show(figures)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
