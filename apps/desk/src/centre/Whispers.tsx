import { IconMessage2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Whisper } from './desk-state';

/** What a supervisor says to the agent and not to the caller. */
export const Whispers = ({ whispers }: { whispers: readonly Whisper[] }) => {
  const { t } = useTranslation();
  return (
    <div className="whispers" role="log" aria-label={t('whisper.title')} aria-live="assertive">
      {whispers.map(({ text, from, at }) => (
        <p key={`${at ?? ''} ${text}`} className="whisper">
          <IconMessage2 aria-hidden size={18} />
          <span>
            <strong>{t('whisper.from', { from })}</strong> {text}
          </span>
        </p>
      ))}
    </div>
  );
};
