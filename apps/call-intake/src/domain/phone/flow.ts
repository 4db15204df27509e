import type { ReminderCall, TryResult } from '../reminder-call';
import type { EventKind } from '../telephony-event';

/**
 * Where a call is on its way. `queue` lasts until an agent's telephone is picked up, whatever rings meanwhile; `promise` and
 * `promising` are callers who wait and speak of a call-back; `away` is whoever was put through to somebody outside;
 * `calling_reminder` to `doing` are citizens whom we call about a visit.
 */
export type Stage =
  | 'menu'
  | 'code'
  | 'papers'
  | 'consent'
  | 'looking_up'
  | 'sending'
  | 'queue'
  | 'promise'
  | 'promising'
  | 'talking'
  | 'held'
  | 'consulting'
  | 'away'
  | 'dialling_agent'
  | 'dialling_citizen'
  | 'calling_reminder'
  | 'reminding'
  | 'sure'
  | 'doing'
  | 'goodbye'
  | 'over';

/** The telephone of the agent who is asked or who speaks. */
export interface AgentLeg {
  readonly id: string;
  readonly channel: string;
  /** The desk has taken the call: only the telephone is still to be picked up. */
  readonly accepted: boolean;
  readonly up: boolean;
}

/** Somebody outside: who is consulted, or to whom the caller was put through. */
export interface OutsideLeg {
  readonly channel: string;
  readonly up: boolean;
}

/** Whether what a caller and an agent say is recorded. Silence is no consent. */
export type Consent = 'unasked' | 'given' | 'refused';

/** A visit that a citizen is called about, and what became of that so far. */
export interface Reminding {
  readonly id: string;
  readonly code: string;
  readonly start: Date;
  readonly result: TryResult;
}

/** A time that is offered to a waiting caller. */
export interface OfferedWindow {
  readonly slotId: string;
  readonly from: Date;
  readonly to: Date;
}

/**
 * All that has to be known of a call in the telephone system to go on with it: it is kept in the database after each step, so
 * that whoever takes over goes on where it was.
 */
export interface Flow {
  /** Names its channels, bridge and playbacks; of a caller the channel itself. */
  readonly id: string;
  /** The call as call-intake knows it; another one when somebody who was put through comes back. */
  readonly sourceId: string;
  /** The citizen's channel. */
  readonly caller: string;
  readonly callerUp: boolean;
  /** E.164; empty: withheld. */
  readonly number: string;
  readonly locale: 'vi' | 'en';
  readonly queueId: string;
  readonly stage: Stage;
  /** Counts steps; what a step makes is named by it. */
  readonly n: number;
  /** The playback that is to end before something follows. */
  readonly playing: string | null;
  /** Wrong keys and silences in the menu that is heard. */
  readonly misses: number;
  readonly typed: string;
  readonly agent: AgentLeg | null;
  readonly outside: OutsideLeg | null;
  /** Somebody has been brought together in its bridge. */
  readonly bridged: boolean;
  readonly windows: readonly OfferedWindow[];
  /** The procedure or the window that was chosen: asked for again after a crash. */
  readonly chosen: string;
  readonly consent: Consent;
  /** The recording that is being made of the caller and this agent. */
  readonly recording: string | null;
  /** How often they were told where they stand. */
  readonly told: number;
  readonly reminder: Reminding | null;
  /** That it is over has been said to call-intake. */
  readonly ended: boolean;
  /** When something is to be done if nothing happens. */
  readonly dueAt: Date | null;
}

/** What happens to a call, in the telephone system or in the house. */
export type Input =
  | { readonly kind: 'arrived'; readonly channel: string; readonly number: string; readonly dialled: string }
  /** Every line was taken. */
  | { readonly kind: 'blocked'; readonly channel: string; readonly number: string; readonly dialled: string }
  | { readonly kind: 'remind'; readonly reminder: ReminderCall }
  /** What a citizen wanted done about their visit is done, or cannot be. */
  | { readonly kind: 'visit_changed'; readonly done: boolean }
  /** A telephone that we rang was picked up. */
  | { readonly kind: 'up'; readonly channel: string }
  /** A channel that stands in the telephone system, found there when that was attached: the call's own, or one that was left over. */
  | { readonly kind: 'stands'; readonly channel: string }
  /** `cause` as Q.850 has it: 16 hung up, 17 busy, 19 no answer, 21 declined. */
  | { readonly kind: 'gone'; readonly channel: string; readonly cause: number }
  | { readonly kind: 'key'; readonly channel: string; readonly digit: string }
  | { readonly kind: 'played'; readonly playback: string }
  | { readonly kind: 'time'; readonly wait: Wait | null }
  /** Free times for a call-back, soonest first. */
  | { readonly kind: 'windows'; readonly windows: readonly OfferedWindow[] }
  | { readonly kind: 'promised' }
  | { readonly kind: 'not_promised' }
  /** What is to be said of a code; null: nobody here has such a code under this number. */
  | { readonly kind: 'found'; readonly words: readonly string[] | null }
  | { readonly kind: 'sent' }
  | { readonly kind: 'not_sent' }
  /** The call is offered to an agent, or not any more. */
  | {
      readonly kind: 'ring';
      readonly agentId: string;
      readonly phone: string;
      readonly mayBeWeb: boolean;
      readonly accepted: boolean;
    }
  | { readonly kind: 'unring' }
  | { readonly kind: 'command'; readonly act: string; readonly args: CommandArgs }
  /** The telephone system was found again: what stands there, and whether it is the one that we knew. */
  | { readonly kind: 'resumed'; readonly standing: ReadonlyMap<string, string>; readonly sameSystem: boolean };

export interface CommandArgs {
  readonly extension?: string;
  readonly target?: string;
  readonly shows?: string;
  readonly sound?: string;
}

/** How a caller stands in the queue: from 1, and nine of ten wait no longer than so many minutes. */
export interface Wait {
  readonly position: number;
  readonly minutes: number;
}

/** Whose telephone: an agent's, which may be one in the browser when such a one is lent to them, or any number outside. */
export type Party = { readonly phone: string; readonly mayBeWeb: boolean } | { readonly number: string };

/** What the telephone system is to do. Each may be done twice: it is done again after a crash. */
export type Action =
  | { readonly do: 'answer'; readonly channel: string }
  | { readonly do: 'play'; readonly channel: string; readonly playback: string; readonly sounds: readonly string[] }
  | { readonly do: 'stop'; readonly playback: string }
  | { readonly do: 'music'; readonly channel: string }
  | { readonly do: 'silence'; readonly channel: string }
  | { readonly do: 'call'; readonly channel: string; readonly party: Party; readonly shows: string }
  | { readonly do: 'join'; readonly bridge: string; readonly channels: readonly string[] }
  | { readonly do: 'part'; readonly bridge: string; readonly channel: string }
  | { readonly do: 'unbridge'; readonly bridge: string }
  /** What is said in the bridge is recorded from now on: begun, or gone on with. */
  | { readonly do: 'record'; readonly bridge: string; readonly recording: string }
  /** What is said is not recorded until it is gone on with. */
  | { readonly do: 'pause'; readonly recording: string }
  | { readonly do: 'end_recording'; readonly recording: string }
  | { readonly do: 'hang_up'; readonly channel: string; readonly busy: boolean };

/** What the house is asked; it answers with an input. */
export type Ask =
  | { readonly ask: 'windows' }
  | { readonly ask: 'promise'; readonly slotId: string }
  | { readonly ask: 'look_up'; readonly keys: string }
  | { readonly ask: 'papers'; readonly procedureCode: string }
  | { readonly ask: 'cancel_visit'; readonly code: string }
  | { readonly ask: 'ready_for_visit'; readonly code: string }
  /** The agent's telephone was not picked up: the existing rule of a missed offer. */
  | { readonly ask: 'missed'; readonly agentId: string };

/** What is said to call-intake, under an id that a second try makes again. */
export interface Word {
  readonly sourceId: string;
  readonly id: string;
  readonly kind: EventKind;
  readonly number?: string;
  readonly dialled?: string;
  readonly queueId?: string;
  readonly locale?: 'vi' | 'en';
  readonly detail?: string;
  readonly priority?: number;
  readonly agent?: string;
}

/** What is settled for the whole house. */
export interface Rules {
  readonly queues: { readonly vi: string; readonly en: string };
  /** Procedures whose papers are sent, by key. */
  readonly papers: ReadonlyMap<string, string>;
  /** How often a waiting caller is told where they stand. */
  readonly sayEveryMs: number;
  /** Callers are asked whether what they say to an agent may be recorded. */
  readonly recording: boolean;
  /** What those see whom we call. */
  readonly shows: string;
}

/** One step under way. */
export interface Turn {
  readonly flow: Flow;
  readonly now: Date;
  readonly rules: Rules;
  readonly actions: readonly Action[];
  readonly asks: readonly Ask[];
  readonly words: readonly Word[];
}

export const bridgeOf = ({ id }: Pick<Flow, 'id'>): string => `${id}~b`;

/** The flow to which something that we named belongs; what telephone systems name has no such sign. */
export const flowIdOf = (name: string): string => name.split('~')[0] ?? name;

/** Whether we called this channel ourselves. */
export const isOurs = (channel: string): boolean => channel.includes('~');

export const become = (turn: Turn, change: Partial<Flow>): Turn => ({ ...turn, flow: { ...turn.flow, ...change } });

export const act = (turn: Turn, ...actions: readonly Action[]): Turn => ({
  ...turn,
  actions: [...turn.actions, ...actions],
});

export const ask = (turn: Turn, question: Ask): Turn => ({ ...turn, asks: [...turn.asks, question] });

export const tell = (turn: Turn, kind: EventKind, fields: Partial<Word> = {}): Turn => {
  const { sourceId, n } = turn.flow;
  return { ...turn, words: [...turn.words, { sourceId, id: `flow:${n}:${kind}`, kind, ...fields }] };
};

export const after = ({ now }: Turn, ms: number): Date => new Date(now.getTime() + ms);

/** If a telephone system never says that it has played something, the call goes on after so long. */
const longestPlayMs = 60_000;

/** Ends what the caller hears and plays these to them. */
export const play = (turn: Turn, sounds: readonly string[]): Turn => {
  const { flow } = turn;
  const playback = `${flow.id}~p${flow.n}`;
  const quiet = flow.playing ? act(turn, { do: 'stop', playback: flow.playing }) : turn;
  return act(become(quiet, { playing: playback, dueAt: after(turn, longestPlayMs) }), {
    do: 'play',
    channel: flow.caller,
    playback,
    sounds: sounds.map((sound) => `${flow.locale}/${sound}`),
  });
};

/** Ends what the caller hears, so that nothing follows from it. */
export const hush = (turn: Turn): Turn =>
  turn.flow.playing ? become(act(turn, { do: 'stop', playback: turn.flow.playing }), { playing: null }) : turn;

/** The caller has been answered as far as can be: what is left is said, and then the line is put down. */
export const sayGoodbye = (turn: Turn, sounds: readonly string[]): Turn =>
  become(play(turn, sounds), { stage: 'goodbye' });
