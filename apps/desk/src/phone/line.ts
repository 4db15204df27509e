/**
 * How the telephone in the browser stands: `off` where the centre has none, `no-microphone` where this machine has none or may not use
 * it, `connecting` until it is registered for the first time, `lost` until it is again.
 */
export type Line = 'off' | 'no-microphone' | 'connecting' | 'registered' | 'lost';

/** What it does: nothing, it rings, or somebody speaks. */
export type Talk = 'idle' | 'ringing' | 'talking';

export interface PhoneState {
  readonly line: Line;
  readonly talk: Talk;
  readonly muted: boolean;
}

export type PhoneChange =
  | { readonly type: 'off' }
  | { readonly type: 'microphone'; readonly there: boolean }
  | { readonly type: 'registered' }
  | { readonly type: 'cut' }
  | { readonly type: 'talk'; readonly talk: Talk }
  | { readonly type: 'muted'; readonly muted: boolean };

export const noPhone: PhoneState = { line: 'off', talk: 'idle', muted: false };

/** Without a microphone nobody is registered, whatever else is heard; one that was never there is not lost. */
export const phoneAfter = (state: PhoneState, change: PhoneChange): PhoneState => {
  switch (change.type) {
    case 'off':
      return noPhone;
    case 'microphone':
      if (!change.there) return { ...state, line: 'no-microphone' };
      return state.line === 'off' || state.line === 'no-microphone' ? { ...state, line: 'connecting' } : state;
    case 'registered':
      return { ...state, line: 'registered' };
    case 'cut':
      return state.line === 'registered' ? { ...state, line: 'lost' } : state;
    case 'talk':
      // Whoever is called next is heard.
      return { ...state, talk: change.talk, muted: change.talk === 'talking' && state.muted };
    case 'muted':
      return { ...state, muted: change.muted && state.talk === 'talking' };
  }
};
