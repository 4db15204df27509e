import type { CallContext } from '../call';

/** What a method of a generated service definition looks like. */
export interface MethodDefinition {
  readonly path: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly requestDeserialize: (bytes: Buffer) => never;
  readonly responseSerialize: (response: never) => Buffer;
}

interface Answers<Request, Response> {
  responseStream: boolean;
  requestDeserialize: (bytes: Buffer) => Request;
  responseSerialize: (response: Response) => Buffer;
}

/**
 * Handlers of a service: one function a call, which answers or throws a Refusal. A call that answers with a stream is an
 * async generator; it ends by itself or when its `signal` is aborted.
 */
export type Handlers<S> = {
  [K in keyof S]: S[K] extends Answers<infer Request, infer Response>
    ? S[K] extends { responseStream: true }
      ? (request: Request, call: CallContext) => AsyncIterable<Response>
      : (request: Request, call: CallContext) => Promise<Response>
    : never;
};

export type Handler = (request: never, call: CallContext) => Promise<unknown> | AsyncIterable<unknown>;

/** A service's definition with its handlers. */
export interface Implementation {
  readonly definition: Readonly<Record<string, MethodDefinition>>;
  readonly handlers: Readonly<Record<string, Handler>>;
  /** Hears of each caller whom the contract keeps out, before they are answered. */
  readonly keptOut?: (path: string, request: object, call: CallContext) => Promise<void>;
}

/** Binds handlers to the contract; a call without one does not compile. */
export const implement = <S extends object>(definition: S, handlers: Handlers<S>): Implementation => ({
  definition: definition as unknown as Implementation['definition'],
  handlers: handlers as unknown as Implementation['handlers'],
});
