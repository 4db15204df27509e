import { intake, notification, topics } from '@civicline/contracts';
import { toRecord } from '@civicline/events';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';

/** Says in notification's place what became of a message about a version of an appointment. */
export const messageHappened = (
  world: World,
  status: 'sent' | 'delivered' | 'failed' | 'suppressed',
  about: { id: string; code: string; version: number },
  channel: notification.Channel = notification.Channel.SMS,
  notice = 'change',
) => {
  const message = notification.MessageFacts.fromPartial({
    messageId: randomUUID(),
    subjectId: about.id,
    subjectCode: about.code,
    subjectVersion: about.version,
    channel,
    template: 'appointment-moved',
    notice,
  });
  return world.events.append([
    toRecord({
      id: randomUUID(),
      type: `civicline.message.${status}.v1`,
      source: '/test',
      subject: message.messageId,
      time: world.clock.now(),
      topic: topics.message,
      data: { message },
    }),
  ]);
};

/** Says in call-intake's place what became of a call-back. */
export const callBackHappened = (
  world: World,
  what: 'reached' | 'unreachable',
  facts: Partial<intake.CallBackFacts>,
  at = world.clock.now(),
) => {
  const callBack = intake.CallBackFacts.fromPartial({
    callBackId: randomUUID(),
    cause: intake.CallBackCause.UNTOLD,
    agentId: 'agent02',
    attempts: 1,
    ...facts,
  });
  return world.events.append([
    toRecord({
      id: randomUUID(),
      type: `civicline.call-back.${what}.v1`,
      source: '/test',
      subject: callBack.callBackId,
      time: at,
      topic: topics.callBack,
      data: { callBack },
    }),
  ]);
};

/** Says in call-intake's place that a call is over. */
export const callEnded = (world: World, callId: string) =>
  world.events.append([
    toRecord({
      id: randomUUID(),
      type: 'civicline.call.ended.v1',
      source: '/test',
      subject: callId,
      time: world.clock.now(),
      topic: topics.call,
      data: { call: intake.CallFacts.fromPartial({ callId }) },
    }),
  ]);

/** Of whom it is not proven that they know, by code. */
export const untoldAt = async (
  world: World,
  ask: { officeId?: string; closureId?: string; unreached?: boolean } = {},
) => {
  const { visits } = await world.client.listUntold(
    { officeId: 'ppac', closureId: '', unreached: false, pageSize: 0, pageToken: '', ...ask },
    world.agent(),
  );
  return new Map(visits.map((visit) => [visit.appointment?.code ?? '', visit]));
};

/** Waits until a closure counts so many untold. */
export const untoldBecomes = (world: World, closureId: string, count: number) =>
  eventually(async () => {
    const { closure } = await world.client.getClosure({ closureId }, world.officer());
    expect(closure?.progress?.untold).toBe(count);
    return closure;
  });
