/** A piece of a process that is started and stopped: a server, a pool, a relay, a timer. */
export interface Part {
  readonly name: string;
  /** Makes once what it needs to be there, a schema, without starting: `main.js migrate`. Rejects when it cannot now. */
  prepare?(): Promise<void>;
  /** Rejects when it cannot start now; it is then tried again. */
  start(): Promise<void>;
  /** Takes nothing new, finishes what it has, gives back what it holds. */
  stop(): Promise<void>;
  /** Whether it can do its work at the moment. Left out: yes, once started. */
  ready?(): boolean | Promise<boolean>;
  /** Callers are answered without it: while it is away the process starts and is ready all the same, and it comes when it can. */
  readonly background?: boolean;
}

/** A part from its functions; those left out do nothing. */
export const part = (piece: Pick<Part, 'name'> & Partial<Part>): Part => ({
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  ...piece,
});
