import { common } from '@civicline/contracts';
import type { intake } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import { currentTraceparent } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Notice } from '../commands/queue-notice';
import type { Filled } from '../domain/template';
import { callBackPromised, callBackUnreachable } from '../domain/texts/call-back';
import { procedureChecklist } from '../domain/texts/checklist';

type QueueNotice = (tx: Tx, notice: Notice) => Promise<void>;

const localeOf = (locale: common.Locale): Notice['locale'] => (locale === common.Locale.EN ? 'en' : 'vi');

/** Callers leave a number, no address. */
const channels = ['sms'] as const;

const about = (filled: Filled, { callBackId, code, version, locale }: intake.CallBackFacts): Notice => ({
  ...filled,
  subjectId: callBackId,
  subjectCode: code,
  subjectVersion: version,
  locale: localeOf(locale),
  traceparent: currentTraceparent() ?? null,
  channels,
});

/** What callers are told in writing: their window, that they were not reached, the checklist that they asked for. */
export const onCallerTold = (queueNotice: QueueNotice) => {
  const window = async (
    { data: { callBack } }: DomainEvent<intake.CallBackPromised | intake.CallBackRescheduled>,
    tx: Tx,
  ) => {
    // Without a window no time was promised, and nobody need wait for the telephone.
    if (!callBack?.from || !callBack.to) return;
    const { code, from, to } = callBack;
    await queueNotice(tx, { ...about(callBackPromised.filled({ code, from, to }), callBack), notAfter: to });
  };
  return {
    'civicline.call-back.promised.v1': window,
    'civicline.call-back.rescheduled.v1': window,

    'civicline.call-back.unreachable.v1': async (
      { data: { callBack } }: DomainEvent<intake.CallBackUnreachable>,
      tx: Tx,
    ) => {
      if (!callBack) throw new Error('event without a call-back');
      await queueNotice(tx, about(callBackUnreachable.filled({ code: callBack.code, from: null, to: null }), callBack));
    },

    'civicline.call.deflected.v1': async ({ data }: DomainEvent<intake.CallDeflected>, tx: Tx) => {
      const { call, to, procedureCode, locale } = data;
      if (!call || to !== 'sms_checklist' || !procedureCode) return;
      await queueNotice(tx, {
        ...procedureChecklist.filled({ code: procedureCode, procedureCode }),
        // A caller may ask for several: each is told once.
        notice: `checklist ${procedureCode}`,
        subjectId: call.callId,
        subjectCode: procedureCode,
        subjectVersion: 1,
        locale: localeOf(locale),
        traceparent: currentTraceparent() ?? null,
        channels,
      });
    },
  };
};
