import { NativeSelect, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Devices } from './devices';

const kinds = { microphone: 'audioinput', speaker: 'audiooutput', ringer: 'audiooutput' } as const;
const fields = ['microphone', 'speaker', 'ringer'] as const;

const useDevices = () => {
  const [all, setAll] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    const look = () => void navigator.mediaDevices.enumerateDevices().then(setAll, () => undefined);
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => navigator.mediaDevices.removeEventListener('devicechange', look);
  }, []);
  return all;
};

/** Which microphone, where the caller is heard, and where it rings. */
export const DeviceChoice = ({ devices, onChoose }: { devices: Devices; onChoose: (devices: Devices) => void }) => {
  const { t } = useTranslation();
  const all = useDevices();
  return (
    <Stack gap="xs">
      {fields.map((field) => (
        <NativeSelect
          key={field}
          size="sm"
          label={t(`phone.${field}`)}
          value={devices[field]}
          onChange={(event) => onChoose({ ...devices, [field]: event.currentTarget.value })}
          data={[
            { value: '', label: t('phone.usual') },
            ...all
              .filter(({ kind, deviceId }) => kind === kinds[field] && deviceId && deviceId !== 'default')
              .map(({ deviceId, label }) => ({ value: deviceId, label })),
          ]}
        />
      ))}
    </Stack>
  );
};
