import { Button } from '@mantine/core';
import { IconCalendarEvent, IconClipboardText, IconPhoneCall } from '@tabler/icons-react';
import type { CallerHistory } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { showWhen, showWindow } from '../when';
import { useCentre } from './useCentre';
import type { Commands } from './useCommands';
import { useDeskKeys } from './useDeskKeys';

const open: readonly string[] = ['due', 'attempting'];
const toTell: readonly string[] = ['untold', 'referral-answered', 'referral-delayed'];

/**
 * What was promised to this caller and is not kept yet: the first thing that an agent must know. Whoever was to be called with
 * some news and calls first is told it now, and the agent says so.
 */
export const OpenPromises = ({
  caller,
  settle,
}: {
  caller: CallerHistory;
  settle?: Commands['settle'] | undefined;
}) => {
  const { t } = useTranslation();
  const { data: centre } = useCentre();
  const topicOf = (id: string) => centre?.topics.find((one) => one.id === id)?.name ?? id;
  const callBacks = caller.callBacks.filter(({ status }) => open.includes(status));
  const partial = caller.records.filter(({ status }) => status === 'partial');
  const news = callBacks.filter(({ cause, status }) => toTell.includes(cause) && status === 'due');
  const told = (id: string) => settle?.mutate({ id, result: 'reached' });
  const [first] = news;
  useDeskKeys({ 'Alt+T': first && settle && !settle.isPending ? () => told(first.id) : undefined });
  if (!caller.visits.length && !callBacks.length && !partial.length) return null;
  return (
    <>
      {settle?.error && news.length ? <Trouble error={settle.error} /> : null}
      <ul className="promises">
        {caller.visits.map(({ code, start, procedure, office }) => (
          <li key={code}>
            <IconCalendarEvent aria-hidden size={18} />
            <span>
              <strong>{showWhen(start)}</strong> · {code}
              <small>
                {procedure} · {office}
              </small>
            </span>
          </li>
        ))}
        {callBacks.map((one) => (
          <li key={one.id}>
            <IconPhoneCall aria-hidden size={18} />
            <span>
              <strong>
                {one.window ? t('caller.callBackAt', { window: showWindow(one.window) }) : t('caller.callBack')}
              </strong>{' '}
              · {one.code}
              <small>
                {[topicOf(one.topic), t(`cause.${one.cause}`), one.subjectCode].filter(Boolean).join(' · ')}
              </small>
              {settle && news.includes(one) ? (
                <Button
                  mt={4}
                  size="xs"
                  loading={settle.isPending && settle.variables.id === one.id}
                  onClick={() => told(one.id)}
                >
                  {t('caller.told')} {one === first ? <kbd>Alt+T</kbd> : null}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
        {partial.map(({ id, fields, createdAt }) => (
          <li key={id}>
            <IconClipboardText aria-hidden size={18} />
            <span>
              <strong>{t('caller.partial')}</strong> {createdAt ? `· ${showWhen(createdAt)}` : ''}
              <small>{fields.question}</small>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};
