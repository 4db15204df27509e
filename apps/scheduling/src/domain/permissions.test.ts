import type { Appointment } from './appointment';
import type { Asker } from './permissions';
import { mayHandle, mayWorkAt, seenBy } from './permissions';

const appointment = {
  slot: { officeId: 'ppac' },
  citizen: { name: 'Nguyễn Văn An', phone: '+84912345678', email: 'an@example.com' },
} as Appointment;

const own: Asker = { role: 'officer', officeId: 'ppac' };
const other: Asker = { role: 'officer', officeId: 'motcua-1' };
const as = (role: Asker['role']): Asker => ({ role });
const right = '0912 345 678';
const wrong = '0912345679';

const reasonOf = (act: () => unknown) => {
  try {
    act();
    return 'allowed';
  } catch (error) {
    return (error as { reason: string }).reason;
  }
};

it.each<[Asker, string, string]>([
  [as('citizen'), right, 'allowed'],
  [as('citizen'), '+84912345678', 'allowed'],
  [as('citizen'), '84912345678', 'allowed'],
  [as('citizen'), wrong, 'APPOINTMENT_NOT_FOUND'],
  [as('citizen'), '', 'APPOINTMENT_NOT_FOUND'],
  [as('system'), '', 'APPOINTMENT_NOT_FOUND'],
  [as('agent'), '', 'allowed'],
  [as('supervisor'), '', 'allowed'],
  [own, '', 'allowed'],
  [other, right, 'FORBIDDEN'],
])('%j with "%s" changes it: %s', (asker, proof, result) =>
  expect(reasonOf(() => mayHandle(asker, appointment, proof))).toBe(result),
);

it.each<[Asker, string, string]>([
  [as('citizen'), right, 'Nguyễn Văn An'],
  [as('agent'), '', 'Nguyễn Văn An'],
  [own, '', 'Nguyễn Văn An'],
  [other, '', 'N*** V*** A***'],
  [as('system'), '', 'N*** V*** A***'],
])('%j with "%s" sees %s', (asker, proof, name) => {
  const { citizen } = seenBy(asker, appointment, proof);
  expect(citizen.name).toBe(name);
  expect(citizen.phone === '+84912345678' && citizen.email === 'an@example.com').toBe(name === 'Nguyễn Văn An');
});

it('a citizen without proof sees nothing', () =>
  expect(reasonOf(() => seenBy(as('citizen'), appointment, wrong))).toBe('APPOINTMENT_NOT_FOUND'));

it.each<[Asker, string]>([
  [own, 'allowed'],
  [as('supervisor'), 'allowed'],
  [as('admin'), 'allowed'],
  [other, 'FORBIDDEN'],
  [as('agent'), 'FORBIDDEN'],
  [as('citizen'), 'FORBIDDEN'],
  [as('system'), 'FORBIDDEN'],
])('%j works at the counter: %s', (asker, result) => expect(reasonOf(() => mayWorkAt(asker, 'ppac'))).toBe(result));
