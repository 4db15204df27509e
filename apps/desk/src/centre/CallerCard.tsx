import { Badge, Text, Title } from '@mantine/core';
import { IconCalendarEvent, IconClipboardText, IconPhoneCall } from '@tabler/icons-react';
import type { CallerHistory } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showWhen, showWindow } from '../when';
import { useCentre } from './useCentre';

const open: readonly string[] = ['due', 'attempting'];

/** What was promised to this caller and is not kept yet: the first thing that an agent must know. */
const Promises = ({ caller }: { caller: CallerHistory }) => {
  const { t } = useTranslation();
  const { data: centre } = useCentre();
  const topicOf = (id: string) => centre?.topics.find((one) => one.id === id)?.name ?? id;
  const callBacks = caller.callBacks.filter(({ status }) => open.includes(status));
  const partial = caller.records.filter(({ status }) => status === 'partial');
  if (!caller.visits.length && !callBacks.length && !partial.length) return null;
  return (
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
      {callBacks.map(({ id, code, window, topic }) => (
        <li key={id}>
          <IconPhoneCall aria-hidden size={18} />
          <span>
            <strong>{window ? t('caller.callBackAt', { window: showWindow(window) }) : t('caller.callBack')}</strong> ·{' '}
            {code}
            <small>{topicOf(topic)}</small>
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
  );
};

const shown = 5;

/** Who is calling, what is promised to them, and when they called before. */
export const CallerCard = ({ caller, number }: { caller: CallerHistory; number: string }) => {
  const { t } = useTranslation();
  const { data: centre } = useCentre();
  const name = caller.names[0] ?? '';
  const nameOf = (id: string) => centre?.dispositions.find((one) => one.id === id)?.name ?? id;
  const earlier = caller.calls.filter(({ state }) => state === 'ended');
  return (
    <section className="card caller" aria-label={t('caller.title')}>
      <div className="caller-head">
        <div>
          <Title order={2} size="h4">
            {name || t(`known.${caller.known}`)}
          </Title>
          <Text className="soft">{number || t('desk.withheld')}</Text>
        </div>
        <Badge variant="outline" color={caller.known === 'yes' ? '#1b5e20' : '#46565f'} tt="none" size="lg">
          {t(`known.${caller.known}`)}
        </Badge>
      </div>
      {caller.known === 'maybe' && caller.names.length > 1 ? (
        <Text size="sm">{t('caller.alsoUsedBy', { names: caller.names.slice(1).join(', ') })}</Text>
      ) : null}
      {caller.attemptsToday > 1 ? (
        <Text size="sm" className="again">
          {t('caller.again', { count: caller.attemptsToday })}
        </Text>
      ) : null}
      <Promises caller={caller} />
      {earlier.length ? (
        <ul className="earlier" aria-label={t('caller.earlier')}>
          {earlier.slice(0, shown).map(({ id, arrivedAt, outcome, disposition }) => (
            <li key={id}>
              <span>{arrivedAt ? showWhen(arrivedAt) : ''}</span>
              <span className="soft">{disposition ? nameOf(disposition) : t(`outcome.${outcome}`)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <Text size="sm" className="soft">
          {t('caller.first')}
        </Text>
      )}
    </section>
  );
};
