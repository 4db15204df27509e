import { localDay } from '@civicline/calendar';
import type { AgentStatus } from '../domain/agent';
import type { Call } from '../domain/call';
import type { Offer } from '../domain/offer';
import { deskOf } from '../store/desk-picture';
import { callById } from '../store/calls';
import { offerById } from '../store/offers';
import { takeWhispers } from '../store/whispers';
import type { Asking } from './asking';

/** What a desk shows. */
export interface Desk {
  readonly agent: AgentStatus;
  /** Which of the agent's streams is the one that counts. */
  readonly session: string | null;
  readonly offer: Offer | null;
  /** The call at hand, or the one that is offered. */
  readonly call: Call | null;
  /** There is something that the agent has not been told yet. */
  readonly whispered: boolean;
}

/** A desk as it is now, in one look. */
export const deskNow =
  ({ store, clock }: Asking) =>
  (agentId: string): Promise<Desk | undefined> =>
    deskOf(store, agentId, localDay(clock.now()));

/** How something that a desk has shown went on. */
export const lastOf = ({ store }: Asking) => ({
  call: (id: string) => callById(store, id),
  offer: (id: string) => offerById(store, id),
});

/** What supervisors said to an agent meanwhile; told once. */
export const whispersTo =
  ({ store, clock }: Asking) =>
  (agentId: string) =>
    takeWhispers(store, agentId, clock.now());
