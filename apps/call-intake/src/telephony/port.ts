/** What a telephone system can be asked to do. */
export type TelephonyAct = 'answer' | 'hold' | 'resume' | 'play' | 'bridge' | 'originate' | 'transfer' | 'hang_up';

/** Something that a telephone system is to do: a row that stays until it is done. */
export interface TelephonyCommand {
  /** Sent again under the same id after a crash: whoever carries it out does it once. */
  readonly id: string;
  readonly act: TelephonyAct;
  /** The telephone system, and its own id of the call: the channel, where it has channels. */
  readonly source: string;
  readonly sourceId: string;
  /** Our id of the call: the name of its bridge, where it needs one. */
  readonly callId: string;
  readonly args: {
    /** The agent's telephone. */
    readonly extension?: string;
    /** Where to: a number, a queue, an extension. */
    readonly target?: string;
    /** What the called party sees. */
    readonly shows?: string;
    readonly sound?: string;
  };
}

/** One telephone system. Its commands come here one after the other for each call. */
export interface TelephonyAdapter {
  readonly source: string;
  /** How long a process has it without saying so again: as short as callers can be kept waiting for another one. */
  readonly leaseSeconds?: number;
  /**
   * Does it, or throws: it is then tried again. `fence` grows whenever another process takes the telephone system over;
   * what comes with a smaller one than was seen is from a process that has been replaced.
   */
  carryOut(command: TelephonyCommand, fence: string, signal: AbortSignal): Promise<void>;
}
