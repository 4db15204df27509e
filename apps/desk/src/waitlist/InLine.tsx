import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { WaitlistEntry } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showDay, showWhen } from '../when';

interface Props {
  readonly entry: WaitlistEntry;
  readonly busy: boolean;
  readonly onAccept: () => void;
  readonly onLeave: () => void;
}

const days = ({ from, to }: WaitlistEntry) => (from === to ? showDay(from) : `${showDay(from)} – ${showDay(to)}`);

/** A place in line as it stands: how many are ahead, or what is held and until when. */
export const InLine = ({ entry, busy, onAccept, onLeave }: Props) => {
  const { t } = useTranslation();
  const { status, offered, office, procedure, code, ahead } = entry;
  const open = status === 'waiting' || status === 'offered';
  return (
    <section className="card" aria-label={t('waitlist.title')}>
      <Stack gap="sm">
        <Title order={2} size="h3" role="status">
          {t(`waitlist.status.${status}`)}
        </Title>
        {offered ? (
          <Text size="lg">
            {t('waitlist.offer', { when: showWhen(offered.slot.start), until: showWhen(offered.until) })}
          </Text>
        ) : null}
        {status === 'waiting' ? (
          <Text>{ahead ? t('waitlist.ahead', { count: ahead }) : t('waitlist.first')}</Text>
        ) : null}
        <Text>
          <strong>{t('waitlist.code')}:</strong> <span data-testid="waitlist-code">{code}</span>
        </Text>
        <Text>
          {procedure.name} · {office.name} · {days(entry)}
        </Text>
        {open ? (
          <Group>
            {offered ? (
              <Button size="lg" loading={busy} onClick={onAccept}>
                {t('waitlist.accept')}
              </Button>
            ) : null}
            <Button variant="outline" color="#a4161a" disabled={busy} onClick={onLeave}>
              {t('waitlist.leave')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </section>
  );
};
