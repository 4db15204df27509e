import type { ProviderAnswer } from '../domain/hand-over';
import type { SpokenVisit } from '../domain/template';

/** A message as it is handed to a provider. */
export interface Outgoing {
  /** The same one twice is the same message: a provider that remembers sends nothing again. */
  readonly requestId: string;
  readonly to: string;
  readonly text: string;
  /** For providers that have templates of their own. */
  readonly template: string;
  readonly locale: string;
  readonly values: Readonly<Record<string, string>>;
  /** For those who call: the visit that is spoken of. */
  readonly visit?: SpokenVisit;
}

/** Somebody who carries messages: an adapter that is configured, not coded for each company. */
export interface Provider {
  /** As the settings call it; it stands in the ledger. */
  readonly name: string;
  /** What it takes in a second, from all our replicas together; 0: as much as it is handed. */
  readonly perSecond: number;
  /** Whether a request repeated with its id is sent once. Where not, one without an answer is never repeated. */
  readonly remembers: boolean;
  /** Never throws: what went wrong is the answer. */
  send(message: Outgoing, signal: AbortSignal): Promise<ProviderAnswer>;
  start?(): Promise<void>;
  stop?(): Promise<void>;
}
