import { routing, topics } from '@civicline/contracts';
import { toRecord } from '@civicline/events';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const patientMs = 60_000;
type What = 'referred' | 'reopened' | 'paused' | 'answered' | 'overdue' | 'delay-explained' | 'returned' | 'explained';

const asked = (phone: string) => {
  const [referralId, code] = [randomUUID(), 'PCPC-0001'];
  world.askers.set(referralId, phone);
  const happen = (what: What, version: number, more: object = {}) =>
    world.events.append([
      toRecord({
        id: randomUUID(),
        type: `civicline.referral.${what}.v1`,
        source: '/test',
        subject: referralId,
        time: new Date(),
        topic: topics.referral,
        data: routing.ReferralChanged.fromPartial({
          referral: { referralId, code, version, due: new Date('2026-12-02T02:00:00Z'), ...more },
        }),
      }),
    ]);
  const texts = () => world.sms.taken.filter(({ to }) => to === phone).map(({ text }) => text);
  const told = (count: number) => eventually(() => expect(texts()).toHaveLength(count), patientMs);
  return { happen, texts, told };
};

it('whoever asks reads when they are answered, what is needed, why it is late, and that the answer is there', async () => {
  const { happen, texts, told } = asked('+84935800011');
  await happen('referred', 1);
  await happen('referred', 1);
  await told(1);
  await happen('returned', 2);
  await happen('paused', 3);
  await told(2);
  await happen('overdue', 4);
  await told(3);
  await happen('delay-explained', 5, { newDay: '2026-12-08' });
  await told(4);
  await happen('answered', 6, { wantsCallBack: true });
  await told(5);
  await happen('explained', 7);
  await happen('reopened', 8);
  await told(6);
  const found = texts();
  expect(found[0]).toMatch(/mã PCPC-0001, trả lời trước 09:00 thứ Tư, 02\/12\/2026.*\/phieu-chuyen#PCPC-0001/);
  expect(found[1]).toContain('cần bạn bổ sung');
  expect(found[2]).toMatch(/Xin lỗi.*quá hạn/);
  expect(found[3]).toContain('hẹn lại thứ Ba, 08/12/2026');
  expect(found[4]).toMatch(/đã có trả lời. Chúng tôi sẽ gọi cho bạn/);
  expect(found[5]).toMatch(/^1022: Đã nhận/);
});

it('whoever is promised the post reads when it comes, that it did not, and that the dossier has arrived', async () => {
  const [legId, code, phone] = [randomUUID(), 'BCBC-0001', '+84935800012'];
  world.askers.set(legId, phone);
  const window = { from: new Date('2026-11-25T01:00:00Z'), to: new Date('2026-11-25T03:00:00Z') };
  const officeName = { vi: 'Trung tâm', en: 'Center' };
  const happen = (what: 'promised' | 'missed' | 'collected' | 'handed-over', version: number) =>
    world.events.append([
      toRecord({
        id: randomUUID(),
        type: `civicline.post.${what}.v1`,
        source: '/test',
        subject: legId,
        time: new Date(),
        topic: topics.post,
        data: routing.PostChanged.fromPartial({ post: { legId, code, version, ...window, officeName } }),
      }),
    ]);
  const texts = () => world.sms.taken.filter(({ to }) => to === phone).map(({ text }) => text);
  const told = (count: number) => eventually(() => expect(texts()).toHaveLength(count), patientMs);
  await happen('promised', 1);
  await told(1);
  await happen('missed', 2);
  await told(2);
  await happen('collected', 3);
  await happen('handed-over', 4);
  await told(3);
  expect(texts()[0]).toMatch(/lấy hồ sơ 08:00–10:00 thứ Tư, 25\/11\/2026. Mã BCBC-0001.*\/buu-chinh#BCBC-0001/);
  expect(texts()[1]).toContain('chưa đến lấy hồ sơ');
  expect(texts()[2]).toContain('đã đến Trung tâm');
});
