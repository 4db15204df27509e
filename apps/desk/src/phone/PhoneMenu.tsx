import { Button, Group, Popover, Stack, Text, Title } from '@mantine/core';
import { IconHeadset, IconHeadsetOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chime } from '../centre/ring';
import { DeviceChoice } from './DeviceChoice';
import { Level } from './Level';
import type { Phone } from './useWebPhone';

/** How the telephone in this page stands, in words and by colour, and what it hears and sounds with. */
export const PhoneMenu = ({ phone }: { phone: Phone }) => {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const { line, devices, choose } = phone;
  if (line === 'off') return null;
  const works = line === 'registered';
  const Icon = works ? IconHeadset : IconHeadsetOff;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="sm"
          variant={works ? 'default' : 'filled'}
          {...(works ? {} : { color: '#8a3c00' })}
          className="phone-line"
          data-line={line}
          aria-label={`${t('phone.title')}: ${t(`phone.${line}`)}`}
          title={t('phone.title')}
          leftSection={<Icon aria-hidden size={18} />}
          onClick={() => setOpened(!opened)}
        >
          <span role="status">{t(`phone.${line}`)}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('phone.title')}>
        <Stack gap="sm">
          <Title order={2} size="h5">
            {t('phone.title')}
          </Title>
          <Text size="sm">{t(`phone.text.${line}`)}</Text>
          <DeviceChoice devices={devices} onChoose={choose} />
          <Group gap="sm">
            <Level devices={devices} />
            <Button size="sm" variant="default" onClick={() => chime(devices.ringer)}>
              {t('phone.tryRing')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};
