/**
 * What a provider said of one message. The two that matter most are told apart: `away` has surely not taken it, so another
 * may; `unsure` may have, so no other may.
 */
export type ProviderAnswer =
  | { readonly outcome: 'taken'; readonly providerMessageId: string }
  /** This provider will never take this message. */
  | { readonly outcome: 'refused'; readonly reason: string }
  /** It cannot be reached this way: the number is unknown there. */
  | { readonly outcome: 'no-account'; readonly reason: string }
  | { readonly outcome: 'away'; readonly reason: string }
  /** It is well, but wants us to slow down. It has not taken the message. */
  | { readonly outcome: 'busy'; readonly reason: string }
  | { readonly outcome: 'unsure'; readonly reason: string };

/** Whether an answer shows that the provider works. A number that it refuses does; so does its asking for patience. */
export const isHealthy = ({ outcome }: ProviderAnswer): boolean => outcome !== 'away' && outcome !== 'unsure';
