import { useTranslation } from 'react-i18next';
import { showSeconds } from './Clock';
import type { CentreNow } from './desk-state';

export const showPercent = (ratio: number | null | undefined): string =>
  ratio === null || ratio === undefined ? '–' : `${Math.round(ratio * 100)} %`;

/** How the centre stands, in one line: what waits beyond the call at hand. */
export const CentreStrip = ({ centre }: { centre: CentreNow }) => {
  const { t } = useTranslation();
  const waiting = centre.queues.reduce((sum, one) => sum + one.waiting, 0);
  const longest = Math.max(0, ...centre.queues.map((one) => one.longestWaitSeconds));
  const facts = [
    ['waiting', String(waiting)],
    ['longest', showSeconds(longest)],
    ['serviceLevel', showPercent(centre.serviceLevel)],
    ['lines', `${centre.linesBusy}/${centre.lines}`],
  ] as const;
  return (
    <dl className="strip" aria-label={t('desk.centreNow')}>
      {facts.map(([name, value]) => (
        <div key={name} data-alarm={name === 'waiting' && waiting > 0 ? '' : undefined}>
          <dt>{t(`strip.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};
