import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { showDay } from '../when';
import type { Person, Shift } from './week';

interface Props {
  readonly shift: Shift;
  readonly people: readonly Person[];
  readonly onChange: (to: Shift) => void;
  readonly onRemove: () => void;
}

/** One shift: from when to when, who, and who stands in when they are away. */
export const ShiftRow = ({ shift, people, onChange, onRemove }: Props) => {
  const { t } = useTranslation();
  const { day, opens, closes, officer, substitute, away } = shift;
  const of = (id: string) => people.find((one) => one.id === id);
  const names = people.map(({ id, name }) => ({ value: id, label: name }));
  const chooseSubstitute = (id: string) => {
    const chosen = of(id) ?? null;
    onChange({ ...shift, substitute: chosen, away: chosen ? away : false });
  };
  return (
    <Group
      role="group"
      align="flex-end"
      gap="sm"
      className="stretch"
      aria-label={t('duty.shift', { day: showDay(day), opens, closes })}
    >
      <TextInput
        type="time"
        size="sm"
        required
        label={t('duty.opens')}
        value={opens}
        onChange={(event) => onChange({ ...shift, opens: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        size="sm"
        required
        label={t('duty.closes')}
        value={closes}
        onChange={(event) => onChange({ ...shift, closes: event.currentTarget.value })}
      />
      <NativeSelect
        size="sm"
        label={t('duty.officer')}
        value={officer.id}
        data={names}
        onChange={(event) => onChange({ ...shift, officer: of(event.currentTarget.value) ?? officer })}
      />
      <NativeSelect
        size="sm"
        label={t('duty.substitute')}
        value={substitute?.id ?? ''}
        data={[{ value: '', label: t('duty.nobody') }, ...names.filter(({ value }) => value !== officer.id)]}
        onChange={(event) => chooseSubstitute(event.currentTarget.value)}
      />
      <Checkbox
        pb={8}
        label={t('duty.away')}
        checked={away}
        disabled={!substitute}
        onChange={(event) => onChange({ ...shift, away: event.currentTarget.checked })}
      />
      <Button
        size="sm"
        variant="default"
        aria-label={t('duty.remove', { day: showDay(day), opens })}
        title={t('duty.remove', { day: showDay(day), opens })}
        onClick={onRemove}
      >
        <IconTrash aria-hidden size={18} />
      </Button>
    </Group>
  );
};
