import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { addDays } from '@civicline/calendar';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../api/client';
import { useSession } from '../api/session';
import { OfficeSelect } from '../office/OfficeSelect';
import { ReferralTabs } from '../referrals/ReferralTabs';
import { Trouble } from '../shell/Trouble';
import { showDay, today } from '../when';
import { People } from './People';
import { ShiftRow } from './ShiftRow';
import type { Person, Shift } from './week';
import { aWeekLater, daysFrom, mondayOf, onWorkingDays, peopleIn, workingDay } from './week';

/** Who was on duty in these weeks before is offered again. */
const weeksBefore = 4;

const useRoster = (officeId: string, monday: string) =>
  useQuery({
    queryKey: ['roster', officeId, monday],
    queryFn: () =>
      api<{ shifts: Shift[] }>(
        `/offices/${encodeURIComponent(officeId)}/roster?from=${addDays(monday, -7 * weeksBefore)}&to=${addDays(monday, 6)}`,
      ),
  });

interface WeekProps {
  readonly officeId: string;
  readonly monday: string;
  readonly known: readonly Shift[];
}

/** A week as it is written: nothing stands until it is saved. */
const Week = ({ officeId, monday, known }: WeekProps) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [shifts, setShifts] = useState(known.filter(({ day }) => day >= monday));
  const [added, setAdded] = useState<readonly Person[]>([]);
  const people = [...new Map([...peopleIn(known), ...added].map((one) => [one.id, one])).values()];
  const [first] = people;
  const save = useMutation({
    mutationFn: () =>
      api(`/offices/${encodeURIComponent(officeId)}/roster`, {
        method: 'PUT',
        body: { from: monday, to: addDays(monday, 6), shifts },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['roster', officeId] }),
  });
  const change = (to: Shift[]) => {
    save.reset();
    setShifts(to);
  };
  const lastWeek = known.filter(({ day }) => day < monday && day >= addDays(monday, -7));
  return (
    <Stack>
      <People people={people} onAdd={(one) => setAdded([...added, one])} />
      {lastWeek.length ? (
        <Group>
          <Button size="sm" variant="default" onClick={() => change(aWeekLater(lastWeek))}>
            {t('duty.asLastWeek')}
          </Button>
        </Group>
      ) : null}
      {daysFrom(monday).map((day) => (
        <section key={day} className="card" aria-label={showDay(day)}>
          <Group justify="space-between" mb="xs">
            <Title order={2} size="h4">
              {showDay(day)}
            </Title>
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                disabled={!first}
                onClick={() => first && change([...shifts, ...workingDay(day, first)])}
              >
                {t('duty.wholeDay')}
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={!first}
                onClick={() =>
                  first && change([...shifts, { ...workingDay(day, first)[0]!, opens: '17:00', closes: '21:00' }])
                }
              >
                {t('duty.addShift')}
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={!shifts.some((shift) => shift.day === day)}
                onClick={() => change(onWorkingDays(shifts, day))}
              >
                {t('duty.onWorkingDays')}
              </Button>
            </Group>
          </Group>
          {shifts.some((shift) => shift.day === day) ? null : <Text className="soft" children={t('duty.none')} />}
          <Stack gap="sm">
            {shifts.map((shift, n) =>
              shift.day === day ? (
                <ShiftRow
                  key={n}
                  shift={shift}
                  people={people}
                  onChange={(to) => change(shifts.map((one, at) => (at === n ? to : one)))}
                  onRemove={() => change(shifts.filter((_, at) => at !== n))}
                />
              ) : null,
            )}
          </Stack>
        </section>
      ))}
      {save.error ? <Trouble error={save.error} /> : null}
      <Group>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {t('duty.save')}
        </Button>
        {save.isSuccess ? <Text role="status" children={t('duty.saved')} /> : null}
      </Group>
    </Stack>
  );
};

const Roster = () => {
  const { t } = useTranslation();
  const own = useSession().data?.user?.officeId ?? '';
  const [address, setAddress] = useSearchParams();
  const officeId = own || (address.get('office') ?? 'ppac');
  const monday = mondayOf(address.get('week') ?? today());
  const go = (to: { office?: string; week?: string }) =>
    setAddress({ office: officeId, week: monday, ...to }, { replace: true });
  const { data, error, refetch } = useRoster(officeId, monday);
  return (
    <>
      <Group align="flex-end" mb="md">
        {own ? null : <OfficeSelect value={officeId} onChange={(office) => go({ office })} />}
        <Button variant="default" onClick={() => go({ week: addDays(monday, -7) })}>
          {t('duty.before')}
        </Button>
        <Button variant="default" onClick={() => go({ week: addDays(monday, 7) })}>
          {t('duty.after')}
        </Button>
      </Group>
      <Text mb="md">{t('duty.lead')}</Text>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={300} role="status" aria-label={t('loading')} /> : null}
      {data ? <Week key={`${officeId} ${monday}`} officeId={officeId} monday={monday} known={data.shifts} /> : null}
    </>
  );
};

/** Who is on duty at an office, week by week: calls and questions at night find them. */
export const RosterPage = () => (
  <ReferralTabs page="roster">
    <Roster />
  </ReferralTabs>
);
