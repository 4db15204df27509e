import { Button, Group, Loader, ScrollArea, Stack, Text } from '@mantine/core';
import { formatWeekday } from '@civicline/calendar';
import type { Slot } from '@civicline/contracts/rest';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n/setup';
import { Trouble } from '../shell/Trouble';
import { showDay, showTime } from '../when';
import { useSlots } from './useSlots';

interface Props {
  readonly officeId: string;
  readonly procedureCode: string;
  readonly chosen: string;
  readonly onChoose: (slot: Slot) => void;
}

/** A day, then an hour: what is free, in words and not by colour alone. */
export const SlotPicker = ({ officeId, procedureCode, chosen, onChoose }: Props) => {
  const { t } = useTranslation();
  const { data: days, error, isPending, refetch } = useSlots(officeId, procedureCode);
  const [picked, setPicked] = useState('');
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Loader role="status" aria-label="…" />;
  const day = days.has(picked) ? picked : ([...days.keys()][0] ?? '');
  if (!day) return <Text>{t('booking.noSlots')}</Text>;
  return (
    <Stack gap="md">
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('booking.day') }}>
        <Group gap="xs" wrap="nowrap" pb="sm">
          {[...days.keys()].map((one) => (
            <Button
              key={one}
              className="slot"
              variant={one === day ? 'filled' : 'default'}
              aria-pressed={one === day}
              onClick={() => setPicked(one)}
              aria-label={showDay(one)}
            >
              <span>
                {formatWeekday(one, language())}
                <br />
                <strong>
                  {one.slice(8)}/{one.slice(5, 7)}
                </strong>
              </span>
            </Button>
          ))}
        </Group>
      </ScrollArea>
      <Text fw={600}>{showDay(day)}</Text>
      <Group gap="xs">
        {(days.get(day) ?? []).map((slot) => (
          <Button
            key={slot.id}
            className="slot"
            data-slot={slot.id}
            variant={slot.id === chosen ? 'filled' : 'default'}
            aria-pressed={slot.id === chosen}
            onClick={() => onChoose(slot)}
          >
            <span>
              <strong>{showTime(slot.start)}</strong>
              <br />
              <small>{t('booking.free', { count: slot.free })}</small>
            </span>
          </Button>
        ))}
      </Group>
    </Stack>
  );
};
