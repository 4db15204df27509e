import type { Localized } from './centre';
import type { QueueNow } from './wait';

/** What the next call meets, and what a caller who is only captured could be promised. */
export interface Pressure extends QueueNow {
  /** Part of the last hour's calls that are a second attempt or a later one: who is not served comes again. */
  readonly redials: number;
  /** Places left in call-back windows until the end of tomorrow. */
  readonly places: number;
}

export interface Advice {
  readonly mode: 'in_full' | 'quick_capture';
  readonly why: Localized;
}

/** What an agent takes down in 90 seconds, and its wrap-up. */
const captureMs = 120_000;
/** Behind this many minutes of wait more callers give up than are helped by taking each in full. */
const tolerableMs = 120_000;

const minutes = (ms: number) => String(Math.max(1, Math.round(ms / 60_000)));

const inFull = (vi: string, en: string): Advice => ({ mode: 'in_full', why: { vi, en } });

/**
 * Whether the next call is taken in full or captured quickly: name, number, topic, place, what is asked, and a promise to call
 * back. Captured quickly when taking everybody in full would keep whoever waits (and whoever will call again) for longer than
 * callers stand, and only as long as there is a window in which the rest can be asked.
 */
export const adviseNext = ({ ahead, seats, ready, handleMs, redials, places }: Pressure): Advice => {
  if (seats === 0) return inFull('Chưa có ai trực hàng chờ này.', 'Nobody is at work in this queue.');
  if (ready > ahead) return inFull('Có người đang sẵn sàng, không ai phải chờ.', 'Somebody is ready; nobody waits.');
  const waitMs = ((ahead * (1 + redials) + 1) * handleMs) / seats;
  if (waitMs <= tolerableMs)
    return inFull(
      `Người tiếp theo chờ khoảng ${minutes(waitMs)} phút.`,
      `The next caller waits about ${minutes(waitMs)} min.`,
    );
  if (handleMs <= captureMs)
    return inFull('Cuộc gọi hiện nay đã ngắn như ghi nhận nhanh.', 'Calls are as short as a quick capture as it is.');
  if (places <= 0)
    return inFull(
      'Không còn khung giờ gọi lại để hoàn thiện phiếu ghi nhanh.',
      'No call-back window is left in which a quick capture could be completed.',
    );
  return {
    mode: 'quick_capture',
    why: {
      vi: `${ahead} người đang chờ, người tiếp theo chờ khoảng ${minutes(waitMs)} phút; còn ${places} chỗ gọi lại.`,
      en: `${ahead} waiting, the next caller about ${minutes(waitMs)} min; ${places} call-back places left.`,
    },
  };
};
