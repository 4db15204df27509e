import './wall.css';
import { useTranslation } from 'react-i18next';
import { StaffOnly } from '../shell/StaffOnly';
import { usePageTitle } from '../shell/page-title';
import { showTime } from '../when';
import { AgentsNow } from './AgentsNow';
import { Lines } from './Lines';
import { QueuesNow } from './QueuesNow';
import { Today } from './Today';
import { useWall } from './useWall';

const Wall = () => {
  const { t } = useTranslation();
  const { board, live } = useWall();
  return (
    <div className="wall" data-live={live ? '' : undefined}>
      <header className="wall-head">
        <h1>
          <span className="brand-mark">1022</span> {t('wall.title')}
        </h1>
        <p role="status" className="wall-live">
          <span className="wall-dot" aria-hidden />
          {t(live ? 'wall.live' : 'wall.away')}
        </p>
        <p className="wall-time">{board?.at ? showTime(board.at) : '–'}</p>
      </header>
      {board ? (
        <div className="wall-grid">
          <QueuesNow board={board} />
          <Today board={board} />
          <Lines board={board} />
          <AgentsNow board={board} />
        </div>
      ) : (
        <p className="wall-wait">{t('loading')}</p>
      )}
    </div>
  );
};

/** What hangs on the wall of the centre: read from five metres by everybody, touched by nobody. */
export const WallPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('wall.title'));
  return (
    <StaffOnly roles={['agent', 'supervisor', 'admin']}>
      <Wall />
    </StaffOnly>
  );
};
