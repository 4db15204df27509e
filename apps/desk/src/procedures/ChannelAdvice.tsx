import { Badge, Button, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconBuilding, IconDeviceLaptop, IconExternalLink, IconMail } from '@tabler/icons-react';
import type { Procedure } from '@civicline/contracts/rest';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

const icons = { online: IconDeviceLaptop, post: IconMail, counter: IconBuilding };

/** The ways to submit, the one that saves a visit first. What can be done at the counter stands with the counter. */
export const ChannelAdvice = ({ procedure, atCounter }: { procedure: Procedure; atCounter?: ReactNode }) => {
  const { t } = useTranslation();
  const { code, advice, channels } = procedure;
  const textOf = (channel: 'online' | 'post' | 'counter') =>
    channel === 'online' ? t(`channel.online.${channels.online}`) : t(`channel.${channel}.text`);
  const saves = (channel: 'online' | 'post' | 'counter') =>
    channel === 'post' || (channel === 'online' && channels.online === 'full');
  return (
    <Stack gap={6}>
      {advice.order.map((channel) => {
        const Icon = icons[channel];
        return (
          <div key={channel} className={channel === advice.best && advice.order.length > 1 ? 'way best' : 'way'}>
            <ThemeIcon size={40} variant="light">
              <Icon aria-hidden size={22} />
            </ThemeIcon>
            <div>
              <Group gap={8}>
                <Text fw={600}>{t(`channel.${channel}`)}</Text>
                {channel === advice.best && advice.order.length > 1 ? (
                  <Badge color="#1b5e20" tt="none">
                    {t('channel.best')}
                  </Badge>
                ) : null}
              </Group>
              <Text size="sm">{textOf(channel)}</Text>
              {saves(channel) ? (
                <Text size="sm" c="#1b5e20" fw={600}>
                  {t('channel.saves')}
                </Text>
              ) : null}
              {channel === 'online' && channels.onlineUrl ? (
                <Button
                  component="a"
                  href={channels.onlineUrl}
                  size="sm"
                  mt={8}
                  variant="outline"
                  rel="noreferrer"
                  target="_blank"
                  rightSection={<IconExternalLink aria-hidden size={16} />}
                >
                  {t('channel.openOnline')}
                </Button>
              ) : null}
              {channel === 'post' ? (
                <Button
                  component={Link}
                  to={`/buu-chinh?procedure=${encodeURIComponent(code)}`}
                  size="sm"
                  mt={8}
                  variant="outline"
                >
                  {t('channel.askPost')}
                </Button>
              ) : null}
              {channel === 'counter' ? atCounter : null}
            </div>
          </div>
        );
      })}
    </Stack>
  );
};
