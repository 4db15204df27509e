export const offerStatuses = ['pending', 'accepted', 'rejected', 'timeout', 'rescinded'] as const;

export type OfferStatus = (typeof offerStatuses)[number];

/** A lease: the call is this agent's to take until it expires. */
export interface Offer {
  readonly id: string;
  readonly callId: string;
  readonly agentId: string;
  readonly status: OfferStatus;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
}
