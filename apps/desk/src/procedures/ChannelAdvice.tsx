import { Badge, Button, Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconBuilding, IconDeviceLaptop, IconMail } from '@tabler/icons-react';
import type { Procedure } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';

const icons = { online: IconDeviceLaptop, post: IconMail, counter: IconBuilding };

/** The ways to submit, the one that saves a visit first. */
export const ChannelAdvice = ({ procedure }: { procedure: Procedure }) => {
  const { t } = useTranslation();
  const textOf = (channel: 'online' | 'post' | 'counter') =>
    channel === 'online' ? t(`channel.online.${procedure.channels.online}`) : t(`channel.${channel}.text`);
  return (
    <Stack gap="sm">
      {procedure.advice.order.map((channel) => {
        const Icon = icons[channel];
        return (
          <Group key={channel} wrap="nowrap" align="flex-start" gap="sm">
            <ThemeIcon size={40} variant="light">
              <Icon aria-hidden size={22} />
            </ThemeIcon>
            <div>
              <Group gap={8}>
                <Text fw={600}>{t(`channel.${channel}`)}</Text>
                {channel === procedure.advice.best ? (
                  <Badge color="#1b5e20" tt="none">
                    {t('channel.best')}
                  </Badge>
                ) : null}
              </Group>
              <Text size="sm">{textOf(channel)}</Text>
              {channel === 'online' && procedure.channels.onlineUrl ? (
                <Button
                  component="a"
                  href={procedure.channels.onlineUrl}
                  size="sm"
                  mt={6}
                  variant="outline"
                  rel="noreferrer"
                  target="_blank"
                >
                  {t('channel.openOnline')}
                </Button>
              ) : null}
            </div>
          </Group>
        );
      })}
    </Stack>
  );
};
