import { intake } from '@civicline/contracts';
import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const mostTries = 6;
const betweenTriesMs = 250;

const kinds = intake.TelephonyEventKind;
/** As the door for telephone systems calls what happens. */
const names: Readonly<Partial<Record<intake.TelephonyEventKind, string>>> = {
  [kinds.NEW_CALL]: 'newCall',
  [kinds.IVR]: 'ivr',
  [kinds.QUEUED]: 'queued',
  [kinds.ANSWERED]: 'answer',
  [kinds.HUNG_UP]: 'hangup',
};

const toJson = (event: intake.TelephonyEvent) => ({
  id: event.eventId,
  callId: event.callId,
  event: names[event.kind],
  at: event.at?.toISOString(),
  number: event.number,
  dialled: event.dialled,
  queue: event.queueId,
  agent: event.agent,
  detail: event.detail,
  direction: event.direction === intake.Direction.OUTBOUND ? 'outbound' : 'inbound',
  distribution: event.distribution === intake.Distribution.THEIRS ? 'theirs' : 'ours',
});

interface Outcomes {
  readonly outcomes: readonly { readonly callId: string; readonly status: string; readonly anomaly?: string }[];
}

/** Takes events to the door for telephone systems, signed; each is sent again until it is taken: the same id is the same event. */
export const openDoor = (url: string, secret: string) => {
  const post = async (source: string, events: readonly intake.TelephonyEvent[]): Promise<Outcomes> => {
    const body = JSON.stringify({ source, events: events.map(toJson) });
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    const answer = await fetch(`${url}/integrations/cti/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-timestamp': timestamp, 'x-signature': signature },
      body,
    });
    if (!answer.ok) throw new Error(`the door said ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Outcomes;
  };
  return async (source: string, events: readonly intake.TelephonyEvent[]): Promise<Outcomes> => {
    for (let tries = 1; ; tries++) {
      try {
        return await post(source, events);
      } catch (error) {
        if (tries >= mostTries) throw error;
        await pause(tries * betweenTriesMs);
      }
    }
  };
};
