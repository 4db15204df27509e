import type { Wallboard } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showPercent } from '../centre/CentreStrip';
import { showSeconds } from '../centre/Clock';

/** A queue is in trouble before its callers leave: twice the promised wait. */
export const levelOf = (longest: number, target: number): 'good' | 'warn' | 'bad' =>
  longest <= target ? 'good' : longest <= 2 * target ? 'warn' : 'bad';

/** Who waits, and how long the longest of them has. */
export const QueuesNow = ({ board }: { board: Wallboard }) => {
  const { t } = useTranslation();
  const { queues } = board;
  const waiting = queues.reduce((sum, one) => sum + one.waiting, 0);
  const longest = Math.max(0, ...queues.map((one) => one.longestWaitSeconds));
  const target = queues.find((one) => one.longestWaitSeconds === longest)?.queue.targetSeconds || 20;
  return (
    <section className="tile-wall queues" aria-label={t('wall.queue')}>
      <div className="big" data-level={waiting ? levelOf(longest, target) : 'good'}>
        <div>
          <span className="figure">{waiting}</span>
          <span className="caption">{t('strip.waiting')}</span>
        </div>
        <div>
          <span className="figure">{showSeconds(longest)}</span>
          <span className="caption">{t('strip.longest')}</span>
        </div>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('wall.queue')}</th>
            <th scope="col">{t('wall.waits')}</th>
            <th scope="col">{t('wall.longest')}</th>
            <th scope="col">{t('wall.level')}</th>
            <th scope="col">{t('state.ready')}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map(({ queue, waiting: own, longestWaitSeconds, serviceLevel, readyAgents }) => (
            <tr key={queue.id} data-level={own ? levelOf(longestWaitSeconds, queue.targetSeconds) : 'good'}>
              <th scope="row">{queue.name}</th>
              <td>{own}</td>
              <td>{own ? showSeconds(longestWaitSeconds) : '–'}</td>
              <td>{showPercent(serviceLevel)}</td>
              <td>{readyAgents}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
