import type { Wallboard } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';

/** The lines, each a mark that is filled while somebody is on it: how many are left is seen before it is read. */
export const Lines = ({ board: { lines, linesBusy } }: { board: Wallboard }) => {
  const { t } = useTranslation();
  return (
    <section className="tile-wall lines-now" aria-label={t('strip.lines')}>
      <h2>{t('strip.lines')}</h2>
      <p className="figure" data-level={linesBusy >= lines ? 'bad' : linesBusy >= lines - 1 ? 'warn' : 'good'}>
        {linesBusy}
        <small>/{lines}</small>
      </p>
      <div className="line-marks" aria-hidden>
        {Array.from({ length: lines }, (_, n) => (
          <span key={n} data-busy={n < linesBusy ? '' : undefined} />
        ))}
      </div>
    </section>
  );
};
