import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showWhen } from '../when';
import type { Received } from './useReceived';

/** The text messages as a citizen's phone would show them, newest first. */
export const PhoneScreen = ({ texts }: { texts: readonly Received[] }) => {
  const { t } = useTranslation();
  return (
    <div className="phone">
      <div className="phone-top">1022</div>
      <div className="phone-screen" tabIndex={0} role="group" aria-label={t('messages.sms')}>
        {texts.length ? null : <Text size="sm">{t('messages.empty')}</Text>}
        {texts.map(({ id, to, text, receivedAt }) => (
          <div key={id} data-channel="sms">
            <Text size="xs" className="soft">
              {to} · {showWhen(receivedAt)}
            </Text>
            <div className="bubble">{text}</div>
          </div>
        ))}
      </div>
    </div>
  );
};
