import { isRefusal, Refusal } from '@civicline/service-kit/refusal';
import { callBackWindowOf } from './translate';

interface Told {
  readonly slotId?: string;
  readonly id?: string;
  readonly from?: string;
  readonly start?: string;
  readonly to?: string;
  readonly end?: string;
  readonly free?: number;
}

/** A full window is answered with the nearest that are not, in the API's own form. */
export const withWindows = async <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    if (!isRefusal(error) || error.reason !== 'WINDOW_FULL') throw error;
    const windows = ((error.details['alternatives'] ?? []) as Told[]).map((one) =>
      callBackWindowOf({
        slotId: one.slotId ?? one.id ?? '',
        from: new Date(one.from ?? one.start ?? 0),
        to: new Date(one.to ?? one.end ?? 0),
        free: one.free ?? 0,
      }),
    );
    throw new Refusal('WINDOW_FULL', 'exhausted', { details: { windows } });
  });
