import { Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { IconClock, IconMapPin, IconPhone } from '@tabler/icons-react';
import { addDays, formatWeekday } from '@civicline/calendar';
import type { Office } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n/setup';
import { UnitToday } from '../units/UnitToday';

interface Props {
  readonly offices: readonly Office[] | undefined;
  readonly chosen: Office | undefined;
  readonly onChoose: (id: string) => void;
  /** Where the citizen lives; asked only where it matters. */
  readonly unit?: { readonly typed: string; readonly onType: (text: string) => void };
}

const aMonday = '2024-01-01';
const weekday = (number: number) => formatWeekday(addDays(aMonday, number - 1), language());

/** "thứ Hai – thứ Sáu: 07:30–11:30, 13:00–16:30", as the first open day has it. */
const hoursOf = ({ hours: { weekly } }: Office) => {
  const [first] = weekly;
  const last = weekly.at(-1);
  if (!first || !last) return '';
  const times = first.intervals.map(({ opens, closes }) => `${opens}–${closes}`).join(', ');
  return `${weekday(first.weekday)} – ${weekday(last.weekday)}: ${times}`;
};

/** At which counter: the nearest first, with where it is and when it is open. */
export const OfficeChoice = ({ offices, chosen, onChoose, unit }: Props) => {
  const { t } = useTranslation();
  const phone = chosen?.contacts.find(({ kind }) => kind === 'phone')?.value;
  const facts = chosen
    ? ([
        [IconMapPin, chosen.address],
        [IconClock, hoursOf(chosen)],
        [IconPhone, phone ?? ''],
      ] as const)
    : [];
  return (
    <div>
      <SimpleGrid cols={{ base: 1, sm: unit ? 2 : 1 }}>
        {unit ? (
          <TextInput
            label={t('booking.unit')}
            value={unit.typed}
            onChange={(event) => unit.onType(event.currentTarget.value)}
            maxLength={100}
          />
        ) : null}
        <Select
          label={t('booking.office')}
          data={(offices ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen?.id ?? null}
          onChange={(value) => onChoose(value ?? '')}
          searchable={Boolean(unit)}
          allowDeselect={false}
          error={offices && !chosen ? t('booking.noOffice') : undefined}
        />
      </SimpleGrid>
      {unit ? <UnitToday typed={unit.typed} /> : null}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 20px', marginTop: 10 }}>
        {facts.map(([Icon, text]) =>
          text ? (
            <Text key={text} size="sm" className="soft" style={{ display: 'flex', gap: 6, alignItems: 'center' }}>
              <Icon aria-hidden size={17} />
              {text}
            </Text>
          ) : null,
        )}
      </div>
    </div>
  );
};
