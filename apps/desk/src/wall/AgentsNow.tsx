import type { Wallboard } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { Clock } from '../centre/Clock';

/** In the order in which a supervisor cares: who could take a call, who has one, who is away. */
const order = ['ready', 'reserved', 'talking', 'hold', 'wrap-up', 'break', 'offline'] as const;

/** Agents by what they do; a few hundred of them are counted, the first are named. */
export const AgentsNow = ({ board: { agents } }: { board: Wallboard }) => {
  const { t } = useTranslation();
  const present = agents
    .filter(({ state }) => state !== 'offline')
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.since ?? '').localeCompare(b.since ?? ''));
  const counts = order.map((state) => [state, agents.filter((one) => one.state === state).length] as const);
  return (
    <section className="tile-wall agents-now" aria-label={t('wall.agents')}>
      <h2>{t('wall.agents')}</h2>
      <ul className="counts">
        {counts
          .filter(([state, count]) => count > 0 || state === 'ready')
          .map(([state, count]) => (
            <li key={state} data-state={state}>
              <strong>{count}</strong> {t(`state.${state}`)}
            </li>
          ))}
      </ul>
      <ul className="agent-cards">
        {present.map(({ id, name, state, since, reason }) => (
          <li key={id} data-state={state}>
            <strong>{name}</strong>
            <span>
              {t(`state.${state}`)}
              {state === 'break' && reason ? ` · ${t(`reason.${reason}`, { defaultValue: reason })}` : ''}
            </span>
            <Clock since={since} />
          </li>
        ))}
      </ul>
    </section>
  );
};
