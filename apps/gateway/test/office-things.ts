import { common, directory, intake, routing, scheduling } from '@civicline/contracts';
import type { clientsOf } from './every-call';
import { callAs } from './every-call';

type Clients = ReturnType<typeof clientsOf>;

/** Whose data it all is. None of it may reach an office whose it is not. */
const citizen = { name: 'Lý Thị Riêng', phone: '0966112233', email: 'rieng@example.vn' };
const address = '7 Hẻm Kín, phường Trấn Biên';
const question = 'Sổ đỏ của cha tôi bao giờ có?';
const file = '%PDF-1.7 riêng';
export const personal = /Riêng|riêng|966112233|Hẻm Kín|cha tôi|rieng@|giay-to/;

const admin = () => callAs({ role: 'admin', id: 'admin01' });
const en = (vi: string) => ({ vi, en: '' });

/** Visits, a closure and a line at one office, a question at another, a parcel between them, a call-back, an article. */
export const settle = async ({ directory: book, scheduling: ledger, routing: desk, intake: hotline }: Clients) => {
  const on = <R>(client: Clients['routing'], name: string, request: object) =>
    (client[name] as unknown as (request: object, call: unknown) => Promise<R>)(request, admin()).catch(
      (cause: { violations?: unknown }) => {
        throw new Error(`${name}: ${String(cause)} ${JSON.stringify(cause.violations)}`, { cause });
      },
    );
  const { slots } = await on<scheduling.ListSlotsResponse>(
    ledger,
    'listSlots',
    scheduling.ListSlotsRequest.fromPartial({ officeId: 'ppac', procedureCode: 'BD-01', pageSize: 40 }),
  );
  const [near, far, late] = [slots[0], slots[39], slots[35]];
  if (!near?.start || !far?.start || !far.end || !late) throw new Error('no slots');
  const bookIn = async (slot: scheduling.Slot, procedureCode: string, who: Partial<typeof citizen> = citizen) =>
    (
      await on<scheduling.BookAppointmentResponse>(
        ledger,
        'bookAppointment',
        scheduling.BookAppointmentRequest.fromPartial({
          slotId: slot.id,
          procedureCode,
          citizen: who,
          confirmDuplicate: true,
        }),
      )
    ).appointment?.code ?? '';
  const visit = await bookIn(near, 'BD-01');
  const moved = await bookIn(far, 'BD-01');
  const closing = { officeId: 'ppac', scheduleId: far.scheduleId, from: far.start, to: far.end };
  const close = async ({ scheduleId, start: from, end: to }: scheduling.Slot) => {
    const wish = { officeId: 'ppac', scheduleId, from, to, reason: en('Tập huấn') };
    const { closure } = await on<scheduling.CloseDayResponse>(
      ledger,
      'closeDay',
      scheduling.CloseDayRequest.fromPartial(wish),
    );
    return closure?.id ?? '';
  };
  const [closureId, otherClosureId] = [await close(far), await close(late)];
  const full = slots[30];
  if (!full?.start) throw new Error('no slots');
  for (let n = 0; n < full.free; n++) await bookIn(full, 'BD-01', { name: 'Trần Bình', phone: `093555000${n}` });
  const local = new Date(full.start.getTime() + 7 * 3_600_000).toISOString();
  const [day, time] = [local.slice(0, 10), local.slice(11, 16)];
  const { entry } = await on<scheduling.JoinWaitlistResponse>(
    ledger,
    'joinWaitlist',
    scheduling.JoinWaitlistRequest.fromPartial({
      ...{ officeId: 'ppac', scheduleId: full.scheduleId, procedureCode: 'BD-01', fromDay: day, toDay: day },
      ...{ earliest: time, latest: `${time.slice(0, 4)}${Number(time.slice(4)) + 1}`, citizen },
    }),
  );

  const refer = async () =>
    (
      await on<routing.ReferResponse>(
        desk,
        'refer',
        routing.ReferRequest.fromPartial({
          ...{ matter: { topic: 'land', procedureCode: 'BD-01' }, question, citizen, officeId: 'so-tnmt' },
        }),
      )
    ).referral?.code ?? '';
  const [referral, same] = [await refer(), await refer()];
  const upload = { code: referral, name: 'giay-to-rieng.pdf', content: Buffer.from(file) };
  const { attachment } = await on<routing.AddAttachmentResponse>(
    desk,
    'addAttachment',
    routing.AddAttachmentRequest.fromPartial(upload),
  );
  const { windows } = await on<routing.ListPostWindowsResponse>(
    desk,
    'listPostWindows',
    routing.ListPostWindowsRequest.fromPartial({ unitCode: '26041' }),
  );
  const { leg } = await on<routing.PromisePostResponse>(
    desk,
    'promisePost',
    routing.PromisePostRequest.fromPartial({
      ...{ kind: routing.PostKind.PICKUP, slotId: windows[0]?.slotId ?? '', citizen, address },
      ...{ procedureCode: 'BD-01', officeId: 'ppac' },
    }),
  );

  const { callBack } = await on<{ callBack: { code: string } }>(hotline, 'promiseCallBack', {
    ...{ name: citizen.name, number: citizen.phone, topic: 'land', locale: common.Locale.VI },
    cause: intake.CallBackCause.ASKED_ON_WEB,
    ...{ slotId: '', recordId: '', callId: '', subjectCode: referral },
  });

  const article = directory.Article.fromPartial({
    ...{ id: 'cua-so-tnmt', title: en('Bài của Sở'), body: en('Nháp một'), fields: ['land'], topics: ['đất đai'] },
    ...{ ownerOfficeId: 'so-tnmt', ownerPersonId: 'officer.tnmt', reviewBy: '2099-12-31' },
  });
  for (const [n, body] of ['Nháp một', 'Nháp hai'].entries())
    await on(book, 'saveArticle', { article: { ...article, body: en(body) }, expectedVersion: n, reason: '' });

  return {
    ...{ visit, moved, slot: near, closing, closureId, otherClosureId, entry: entry?.code ?? '', day },
    ...{
      referral,
      same,
      attachmentId: attachment?.id ?? '',
      parcel: leg?.code ?? '',
      callBack: callBack.code,
      article,
    },
  };
};
export type Things = Awaited<ReturnType<typeof settle>>;

const { ACCEPT } = scheduling.RelocationAnswer;
const hours = {
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, intervals: [{ opens: '07:30', closes: '11:30' }] })),
  exceptions: [],
};
const days = { fromDay: '2026-12-01', toDay: '2026-12-31' };
const month = { from: new Date('2026-11-01T00:00:00+07:00'), to: new Date('2026-12-01T00:00:00+07:00') };

/** What a call asks for beside what all calls of its service do; all of it whole, so that nothing is wrong but who asks. */
export const asks: Readonly<Record<string, (things: Things) => object>> = {
  setOfficeHours: () => ({ hours }),
  getRoster: () => ({ from: '2026-12-01', to: '2026-12-02' }),
  setRoster: () => ({ from: '2026-12-01', to: '2026-12-02' }),
  listArticles: () => ({ ownerOfficeId: 'so-tnmt' }),
  saveArticle: ({ article }) => ({ article: { ...article, body: en('Nháp ba') }, expectedVersion: 2 }),
  decideArticle: () => ({ id: 'cua-so-tnmt', version: 2, decision: directory.ArticleDecision.RETURN, reason: 'Thiếu' }),
  getArticleHistory: () => ({ id: 'cua-so-tnmt' }),
  compareArticleVersions: () => ({ id: 'cua-so-tnmt', fromVersion: 1, toVersion: 2 }),

  setReadiness: () => ({ allReady: true }),
  getReadinessFigures: () => days,
  previewClosure: ({ closing }) => closing,
  closeDay: ({ closing }) => ({ ...closing, reason: en('Tập huấn'), places: 1 }),
  undoClosure: ({ otherClosureId }) => ({ closureId: otherClosureId }),
  listOverbookings: () => days,
  getRelocation: ({ moved }) => ({ code: moved }),
  answerRelocation: ({ moved }) => ({ code: moved, answer: ACCEPT }),
  recordTold: ({ moved }) => ({ code: moved, outcome: scheduling.TellingOutcome.NOT_REACHED }),
  getWaitlistEntry: ({ entry }) => ({ code: entry }),
  acceptWaitlistOffer: ({ entry }) => ({ code: entry }),
  leaveWaitlist: ({ entry }) => ({ code: entry }),

  returnReferral: () => ({ reason: 'Không phải của chúng tôi' }),
  askBack: () => ({ question: 'Xin gửi thêm giấy tờ' }),
  resumeReferral: () => ({ reply: 'Đã gửi' }),
  reopenReferral: () => ({ reason: 'Chưa có' }),
  markDuplicate: ({ same }) => ({ duplicateOf: same }),
  explainDelay: () => ({ reason: en('Xin lỗi'), newDay: '2099-01-05' }),
  addAttachment: () => ({ name: 'a.pdf', content: Buffer.from('%PDF-1.7') }),
  getAttachment: ({ attachmentId }) => ({ attachmentId }),
  getReferralFigures: () => month,
  followPost: ({ parcel }) => ({ code: parcel }),
  listPost: () => ({ officeId: 'ppac' }),
  recordPostStep: ({ parcel }) => ({ code: parcel, kind: routing.PostKind.PICKUP, step: routing.PostStep.ACCEPT }),
  cancelPost: ({ parcel }) => ({ code: parcel, kind: routing.PostKind.PICKUP }),

  noteSessionsEnded: () => ({ account: 'officer.so-tnmt', sessionId: 'one' }),
  rescheduleCallBack: () => ({ slotId: 'call-back-day.x' }),
  listCallBacksAbout: ({ referral }) => ({ subjectCode: referral }),
};

/** What every call of a service may ask about, by the names of fields. */
export const known = (things: Things): Readonly<Record<string, Readonly<Record<string, unknown>>>> => ({
  directory: { officeId: 'so-tnmt' },
  scheduling: {
    ...{ code: things.visit, officeId: 'ppac', scheduleId: things.slot.scheduleId, slotId: things.slot.id },
    ...{ day: things.day, closureId: things.closureId },
  },
  routing: { code: things.referral, codes: [things.referral], officeId: 'so-tnmt', text: 'Đã có.' },
  intake: { code: things.callBack },
});
