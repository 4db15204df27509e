import type { Flow, Turn } from './flow';
import { act, become, bridgeOf } from './flow';

/** What the recording of a caller and the agent who answers now is called; null: it was not agreed to. */
export const recordingOf = ({ id, n, consent }: Flow): string | null => (consent === 'given' ? `${id}~r${n}` : null);

/** Recorded is what the caller and the agent say to one another: whoever else speaks or listens has agreed to nothing. */
export const goOnRecording = (turn: Turn): Turn => {
  const { recording, outside } = turn.flow;
  return recording && !outside ? act(turn, { do: 'record', bridge: bridgeOf(turn.flow), recording }) : turn;
};

export const pauseRecording = (turn: Turn): Turn => {
  const { recording } = turn.flow;
  return recording ? act(turn, { do: 'pause', recording }) : turn;
};

/** The caller and the agent have parted. */
export const endRecording = (turn: Turn): Turn => {
  const { recording } = turn.flow;
  return recording ? become(act(turn, { do: 'end_recording', recording }), { recording: null }) : turn;
};
