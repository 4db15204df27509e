import { askedOf } from './asked';

const path = '/civicline.scheduling.v1.SchedulingService/BookAppointment';

it('what failed is told without whom it was for', () => {
  const citizen = { name: 'Nguyễn Văn An', phone: '0912345678', email: '', locale: 'LOCALE_VI' };
  expect(JSON.parse(askedOf(path, { slotId: 'morning', citizen }))).toEqual({
    slotId: 'morning',
    citizen: { name: '[name]', phone: '[phone]', email: '', locale: 'LOCALE_VI' },
  });
});

it('a long request is cut short, and a call that the contracts do not know is masked by its looks', () => {
  expect(askedOf(path, { slotId: 'x'.repeat(5_000) })).toHaveLength(2_001);
  expect(askedOf('/elsewhere/Call', { text: 'gọi 0912345678' })).toBe('{"text":"gọi [phone]"}');
});
