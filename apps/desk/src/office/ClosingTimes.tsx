import { Group, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { instantOf, toRfc3339 } from '@civicline/calendar';
import { useTranslation } from 'react-i18next';
import type { Counter } from './useDaySheet';

const parts = { whole: ['00:00', '23:59'], morning: ['00:00', '12:00'], afternoon: ['12:00', '23:59'] } as const;
type Part = keyof typeof parts | 'other' | 'onwards';
const order: readonly Part[] = ['whole', 'morning', 'afternoon', 'other', 'onwards'];

/** What is to be closed or cut, as somebody at the desk says it. */
export interface ClosingChoice {
  readonly part: Part;
  readonly from: string;
  readonly to: string;
  /** Empty: the whole office. */
  readonly scheduleId: string;
  /** Places that each slot keeps. */
  readonly places: number;
}

export const wholeDay: ClosingChoice = { part: 'whole', from: '00:00', to: '23:59', scheduleId: '', places: 0 };

/** The choice as the API takes it; without an end it is closed until it is opened again. */
export const spanOf = (day: string, { part, from, to, scheduleId, places }: ClosingChoice) => ({
  from: toRfc3339(instantOf(day, from)),
  ...(part === 'onwards' ? {} : { to: toRfc3339(instantOf(day, to)) }),
  ...(scheduleId ? { scheduleId } : {}),
  ...(places ? { places } : {}),
});

interface Props {
  readonly choice: ClosingChoice;
  readonly counters: readonly Counter[];
  readonly onChoose: (choice: ClosingChoice) => void;
}

/** Which part of the day, which counter, and how many places stay. */
export const ClosingTimes = ({ choice, counters, onChoose }: Props) => {
  const { t } = useTranslation();
  const choosePart = (value: string) => {
    const part = value as Part;
    const [from, to] = part === 'other' || part === 'onwards' ? [choice.from, choice.to] : parts[part];
    onChoose({ ...choice, part, from, to });
  };
  const time = (field: 'from' | 'to') => (
    <TextInput
      type="time"
      label={t(`office.${field}`)}
      value={choice[field]}
      onChange={(event) => onChoose({ ...choice, [field]: event.currentTarget.value })}
      required
    />
  );
  return (
    <>
      <SegmentedControl
        aria-label={t('office.part')}
        data={order.map((value) => ({ value, label: t(`office.parts.${value}`) }))}
        value={choice.part}
        onChange={choosePart}
        className="wraps"
        style={{ alignSelf: 'flex-start' }}
      />
      <Group align="flex-end">
        {choice.part === 'other' || choice.part === 'onwards' ? time('from') : null}
        {choice.part === 'other' ? time('to') : null}
        <Select
          label={t('closing.which')}
          data={[
            { value: '', label: t('closing.allCounters') },
            ...counters.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={choice.scheduleId}
          allowDeselect={false}
          onChange={(value) => onChoose({ ...choice, scheduleId: value ?? '' })}
        />
        <NumberInput
          label={t('closing.places')}
          value={choice.places}
          min={0}
          max={200}
          clampBehavior="strict"
          allowDecimal={false}
          onChange={(value) => onChoose({ ...choice, places: Number(value) || 0 })}
        />
      </Group>
    </>
  );
};
