import type { Turn } from './flow';
import { become, play, tell } from './flow';
import { enterQueue } from './waiting';

/** Before somebody speaks with them, callers are asked whether that may be recorded: where it may be at all, and once. */
export const askConsent = (turn: Turn, ...before: readonly string[]): Turn =>
  turn.rules.recording && turn.flow.consent === 'unasked'
    ? become(play(turn, [...before, 'recording-consent']), { stage: 'consent' })
    : enterQueue(turn, ...before);

/** What they said is kept among the events of the call. Key 1 alone is a yes: no other key is, nor silence. */
export const answerConsent = (turn: Turn, given: boolean): Turn => {
  const consent = given ? 'given' : 'refused';
  return enterQueue(become(tell(turn, 'key', { detail: `recording:${consent}` }), { consent }));
};
