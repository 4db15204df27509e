import { common, intake } from '@civicline/contracts';
import type { Calls } from '@civicline/service-kit';
import { callContext } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import type { Provider } from './provider';

/**
 * Citizens are called by the hotline itself: call-intake does that when a line is to spare, and says later what it came to
 * (consumers/on-reminder-call-ended.ts). It knows a request by its id: asked twice, it calls once.
 */
export const reminderCalls = (
  hotline: Pick<Calls<intake.IntakeServiceService>, 'placeReminderCall'>,
  timeoutMs: number,
): Provider => ({
  name: 'voice',
  perSecond: 0,
  remembers: true,
  send: async ({ requestId, to, locale, visit }, signal) => {
    if (!visit) return { outcome: 'refused', reason: 'NOTHING_TO_SAY' };
    const request = intake.PlaceReminderCallRequest.fromPartial({
      requestId,
      number: to,
      appointmentCode: visit.code,
      start: visit.start,
      locale: locale === 'en' ? common.Locale.EN : common.Locale.VI,
    } as never);
    const call = callContext({ caller: { role: 'system', id: 'notification' }, signal, timeoutMs });
    try {
      const { reminderCallId } = await hotline.placeReminderCall(request, call);
      return { outcome: 'taken', providerMessageId: reminderCallId };
    } catch (error) {
      return isRefusal(error)
        ? { outcome: 'refused', reason: error.reason }
        : { outcome: 'unsure', reason: 'PROVIDER_TIMEOUT' };
    }
  },
});
