import { intake } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import type { Client } from './client';
import type { Rhythm } from './rhythm';

const people = [
  'Nguyễn Văn Hải',
  'Trần Thị Mai',
  'Lê Quốc Bảo',
  'Phạm Thu Hương',
  'Hoàng Đức Long',
  'Đỗ Thị Ngọc',
] as const;
const units = ['26041', '26044', '26116'] as const;
interface Matter {
  readonly topic: string;
  readonly question: string;
  readonly answer: string;
}
const matters: readonly [Matter, ...Matter[]] = [
  { topic: 'land', question: 'Tách thửa cho con cần những giấy tờ gì?', answer: 'Đã đọc danh mục, hẹn ngày nộp.' },
  { topic: 'dossier', question: 'Hồ sơ nộp tháng trước bao giờ có kết quả?', answer: 'Đã tra cứu, trả đúng hẹn.' },
  {
    topic: 'transport',
    question: 'Đổi giấy phép lái xe ở đâu, có làm trên mạng được không?',
    answer: 'Nộp trực tuyến.',
  },
  {
    topic: 'justice',
    question: 'Xin phiếu lý lịch tư pháp mất bao lâu?',
    answer: 'Mười ngày, nhận qua bưu điện được.',
  },
  { topic: 'other', question: 'Hôm nay bộ phận một cửa có làm việc không?', answer: 'Có, đến 16 giờ 30.' },
];

/** Of all who are answered, so many hang up before everything is noted. */
const unfinishedPart = 0.3;

export interface Notes {
  /** Notes a call while it is talked. */
  note(callId: string): Promise<void>;
  /** What the call came to, as far as what was noted says it. */
  dispositionOf(callId: string): string | undefined;
}

/** What an agent types while they listen, field by field; now and then the caller is gone before it is all there. */
export const notesOf = (client: Client, rhythm: Rhythm, as: () => CallContext): Notes => {
  const unfinished = new Set<string>();
  const save = async (callId: string, fields: Partial<intake.RecordFields>) => {
    await client.saveRecord(intake.SaveRecordRequest.fromPartial({ callId, fields }), as());
  };
  return {
    note: async (callId) => {
      const { topic, question, answer } = rhythm.pick(matters);
      const finishes = !rhythm.chance(unfinishedPart);
      if (!finishes) unfinished.add(callId);
      if (!(await rhythm.wait(rhythm.between(2, 5)))) return;
      await save(callId, { name: rhythm.pick(people), topic, unitCode: rhythm.pick(units) });
      if (!(await rhythm.wait(rhythm.between(4, 15)))) return;
      await save(callId, { question });
      if (!finishes || !(await rhythm.wait(rhythm.between(10, 40)))) return;
      await save(callId, {
        answer,
        ...(topic === 'other' ? {} : { procedureCode: 'DEMO', dossierCode: 'DEMO', address: '—' }),
      });
    },
    dispositionOf: (callId) => (unfinished.delete(callId) ? 'call_back' : undefined),
  };
};
