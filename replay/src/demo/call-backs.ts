import { intake } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import type { Client } from './client';
import type { Rhythm } from './rhythm';

const reachedPart = 0.75;
const talkSeconds = 60;

/** Between two callers an agent keeps a promise that is due: dials, and says what it came to. */
export const callBackOnce = async (client: Client, rhythm: Rhythm, as: () => CallContext): Promise<void> => {
  const { callBacks } = await client.listCallBacks(
    intake.ListCallBacksRequest.fromPartial({ statuses: [intake.CallBackStatus.DUE], due: true, pageSize: 5 }),
    as(),
  );
  if (!callBacks.length) return;
  // Two agents that look at once would reach for the same.
  const { id: callBackId } = callBacks[Math.floor(rhythm.random() * callBacks.length)] ?? { id: '' };
  const { call } = await client.attemptCallBack({ callBackId }, as());
  if (!call || !(await rhythm.wait(rhythm.between(6, 20)))) return;
  const reached = rhythm.chance(reachedPart);
  const { REACHED, NO_ANSWER } = intake.AttemptResult;
  await client.settleCallBack({ callBackId, result: reached ? REACHED : NO_ANSWER }, as());
  if (!reached || !(await rhythm.wait(rhythm.exponential(talkSeconds)))) return;
  await client.controlCall({ callId: call.id, action: intake.CallAction.HANG_UP, target: '' }, as());
};
