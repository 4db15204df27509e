import { Badge, Button, Skeleton, Text } from '@mantine/core';
import type { OpenSession } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { useEnding, useSessions } from './useSessions';

interface RowProps {
  readonly session: OpenSession;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

const Row = ({ session: { id, began, device, current }, busy, onEnd }: RowProps) => {
  const { t } = useTranslation();
  const name = device || t('sessions.unknownDevice');
  return (
    <li data-session={id} style={{ flexWrap: 'wrap' }}>
      <div style={{ flex: '1 1 16rem', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text fw={600}>{name}</Text>
        <Text size="sm">{t('sessions.since', { when: showWhen(began) })}</Text>
      </div>
      {current ? (
        <Badge variant="outline" color="#1b5e20" tt="none" size="lg">
          {t('sessions.current')}
        </Badge>
      ) : (
        <Button
          size="sm"
          variant="outline"
          loading={busy}
          onClick={onEnd}
          aria-label={t('sessions.endThis', { name, when: showWhen(began) })}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
};

/** Where an account is signed in ('' is one's own), and ending it there: one by one, or at once. */
export const SessionList = ({ account }: { account: string }) => {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useSessions(account);
  const ending = useEnding();
  const items = data?.items ?? [];
  const others = items.filter(({ current }) => !current);
  const endAll = account ? t('sessions.endAll', { account }) : t('sessions.endOthers');
  return (
    <>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {ending.error ? <Trouble error={ending.error} /> : null}
      {isPending ? <Skeleton height={80} role="status" aria-label={t('loading')} /> : null}
      <Text role="status" fw={600}>
        {data && !error ? (items.length ? t('sessions.count', { count: items.length }) : t('sessions.none')) : ''}
      </Text>
      {items.length ? (
        <ul className="card flush lines wraps" aria-label={account || t('sessions.own')}>
          {items.map((session) => (
            <Row
              key={session.id}
              session={session}
              busy={ending.isPending}
              onEnd={() => ending.mutate({ id: session.id })}
            />
          ))}
        </ul>
      ) : null}
      {data && (account || others.length) ? (
        <Button
          {...(account ? { variant: 'filled', color: '#a4161a' } : { variant: 'outline' })}
          loading={ending.isPending}
          onClick={() => ending.mutate({ account })}
          style={{ alignSelf: 'flex-start' }}
        >
          {endAll}
        </Button>
      ) : null}
    </>
  );
};
