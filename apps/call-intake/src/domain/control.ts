import type { CallState } from './call';
import type { CallEvent } from './telephony-event';

export const callActions = [
  'hold',
  'resume',
  'hang_up',
  'transfer',
  'consult',
  'complete_transfer',
  'conference',
] as const;

export type CallAction = (typeof callActions)[number];

/** Where a call goes: a queue, an agent, or a telephone number. */
export interface Target {
  readonly kind: 'queue' | 'agent' | 'tel';
  readonly id: string;
}

const withTarget: ReadonlySet<CallAction> = new Set(['transfer', 'consult', 'complete_transfer']);

/** "queue:land", "agent:agent02", "tel:+842513822501". Undefined: none of these. */
export const readTarget = (text: string): Target | undefined => {
  const [, kind, id] = /^(queue|agent|tel):([\w.+@-]{1,64})$/.exec(text) ?? [];
  return kind && id ? { kind: kind as Target['kind'], id } : undefined;
};

/** Whether somebody who has the call at hand can do this now. A consultation is with a number. */
export const possible = (state: CallState, action: CallAction, target: Target | null): boolean => {
  if (withTarget.has(action) !== (target !== null)) return false;
  if (action === 'hold') return state === 'answered';
  if (action === 'resume' || action === 'conference') return state === 'on_hold';
  if (action === 'consult' || action === 'complete_transfer') {
    return target?.kind === 'tel' && state === (action === 'consult' ? 'answered' : 'on_hold');
  }
  return state === 'answered' || state === 'on_hold';
};

interface Act {
  readonly action: CallAction;
  readonly target: Target | null;
  readonly at: Date;
  readonly id: string;
  /** Where the call came from; whoever is sent to an agent waits there until that agent takes it. */
  readonly queueId: string;
}

/** What an agent's act is among the events of the call. */
export const controlEvent = ({ action, target, at, id, queueId }: Act): CallEvent => {
  const event = { id: `desk:${id}`, at, origin: 'desk' } as const;
  if (action === 'hold' || action === 'consult') return { ...event, kind: 'held' };
  if (action === 'resume' || action === 'conference') return { ...event, kind: 'resumed' };
  if (action === 'hang_up') return { ...event, kind: 'hung_up', detail: 'agent' };
  const detail = target ? `${target.kind}:${target.id}` : '';
  if (target?.kind === 'tel') return { ...event, kind: 'transferred', detail };
  return { ...event, kind: 'transferred', detail, queueId: target?.kind === 'queue' ? target.id : queueId };
};
