import type { AgentStatus, Call, ContactRecord, Offer, OfferedCall, Wallboard } from '@civicline/contracts/rest';

export interface Whisper {
  readonly text: string;
  readonly from: string;
  readonly at: string | null;
}

/** Lines and queues, as every desk sees them. */
export type CentreNow = Omit<Wallboard, 'agents' | 'today' | 'live'>;

/** How the desk stands with the centre: a stranger is nobody's agent there, and books only. */
export type Connection = 'connecting' | 'live' | 'away' | 'replaced' | 'stranger';

export interface DeskState {
  readonly connection: Connection;
  readonly agent: AgentStatus | null;
  readonly offer: OfferedCall | null;
  readonly call: Call | null;
  readonly record: ContactRecord | null;
  readonly centre: CentreNow | null;
  readonly whispers: readonly Whisper[];
  /** The last offer went away unanswered. */
  readonly missed: boolean;
}

export interface Picture {
  readonly agent: AgentStatus;
  readonly offer: OfferedCall | null;
  readonly call: Call | null;
  readonly record: ContactRecord | null;
}

export type Change =
  | { readonly type: 'connection'; readonly data: Connection }
  | { readonly type: 'picture'; readonly data: Picture }
  | { readonly type: 'offer'; readonly data: OfferedCall }
  | { readonly type: 'offer-ended'; readonly data: Offer }
  | { readonly type: 'call'; readonly data: Call }
  | { readonly type: 'agent'; readonly data: AgentStatus }
  | { readonly type: 'record'; readonly data: ContactRecord }
  | { readonly type: 'whisper'; readonly data: Whisper }
  | { readonly type: 'centre'; readonly data: CentreNow }
  | { readonly type: 'accepted'; readonly data: { readonly call: Call; readonly record: ContactRecord | null } };

export const emptyDesk: DeskState = {
  connection: 'connecting',
  agent: null,
  offer: null,
  call: null,
  record: null,
  centre: null,
  whispers: [],
  missed: false,
};

/** A call that is over, or that somebody else has now, is not on this desk. */
const isHere = (call: Call, agent: AgentStatus | null) =>
  call.state !== 'ended' && (!agent || !call.agentId || call.agentId === agent.id);

const withCall = (state: DeskState, call: Call): DeskState => {
  if (isHere(call, state.agent))
    return {
      ...state,
      call,
      // The stream may be faster than the answer to whoever took the offer.
      offer: state.offer?.call.id === call.id && call.state !== 'ringing' ? null : state.offer,
      record: state.call?.id === call.id ? state.record : null,
      whispers: state.call?.id === call.id ? state.whispers : [],
      missed: false,
    };
  return state.call?.id === call.id ? { ...state, call: null, record: null, whispers: [] } : state;
};

/** The desk after a change. */
export const changed = (state: DeskState, change: Change): DeskState => {
  switch (change.type) {
    case 'connection':
      return { ...state, connection: change.data };
    case 'picture': {
      const { call, record } = change.data;
      const same = call?.id === state.call?.id;
      // A record that was saved while the stream was cut is newer than the picture of before.
      const newest = same && (state.record?.version ?? 0) > (record?.version ?? 0) ? state.record : record;
      return { ...state, ...change.data, record: newest, whispers: same ? state.whispers : [], connection: 'live' };
    }
    case 'offer':
      return { ...state, offer: change.data, missed: false };
    case 'offer-ended':
      if (state.offer?.offer.id !== change.data.id) return state;
      return { ...state, offer: null, missed: change.data.status === 'timeout' };
    case 'call':
      return withCall(state, change.data);
    case 'accepted':
      return {
        ...withCall({ ...state, offer: null }, change.data.call),
        record: change.data.record,
      };
    case 'agent':
      return { ...state, agent: change.data };
    case 'record':
      // What was noted in an earlier call is gone on with in a call-back.
      if (change.data.callId !== state.call?.id && change.data.id !== state.record?.id) return state;
      if (change.data.version < (state.record?.version ?? 0)) return state;
      return { ...state, record: change.data };
    case 'whisper':
      return { ...state, whispers: [...state.whispers, change.data] };
    case 'centre':
      return { ...state, centre: change.data };
  }
};
