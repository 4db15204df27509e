import { Badge, Button, Group, Text, Title } from '@mantine/core';
import type { PostLeg } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showWhen, showWindow } from '../when';

interface Props {
  readonly leg: PostLeg;
  /** Left out: it is only looked at. */
  readonly onCancel?: () => void;
}

/** One way: when the post comes to the door, and what it has done so far. */
export const LegCard = ({ leg, onCancel }: Props) => {
  const { t } = useTranslation();
  const open = leg.status === 'promised' || leg.status === 'accepted';
  return (
    <section className="card" aria-label={t(`post.kind.${leg.kind}`)}>
      <Group justify="space-between">
        <Title order={3} size="h4">
          {t(`post.kind.${leg.kind}`)}
        </Title>
        {leg.missed ? (
          <Badge variant="outline" color="#a4161a" tt="none" children={t('post.missed')} />
        ) : (
          <Badge variant="light" c="#083e55" tt="none" children={t(`post.status.${leg.status}`)} />
        )}
      </Group>
      <Text mt="xs">{showWindow(leg)}</Text>
      <Text size="sm" className="soft">
        {leg.office.name} · {leg.address}
      </Text>
      <ol className="tracking">
        {leg.tracking.map(({ at, what, note }) => (
          <li key={`${at} ${what}`}>
            {t(`post.did.${what}`)} <span className="soft">{showWhen(at)}</span> {note}
          </li>
        ))}
      </ol>
      {open && onCancel ? (
        <Button size="sm" mt="xs" variant="default" onClick={onCancel}>
          {t('post.cancel')}
        </Button>
      ) : null}
    </section>
  );
};
