/** What a provider's answers so far say of it: closed lets everything pass, open nothing, half-open one message to try it. */
export type Circuit =
  | { readonly state: 'closed'; readonly failures: number }
  | { readonly state: 'open'; readonly until: Date; readonly times: number }
  | { readonly state: 'half-open'; readonly times: number };

/** So many failures in a row, and the provider is left alone. */
export const failuresToOpen = 5;
const longestOpenMs = 300_000;

export const closedCircuit: Circuit = { state: 'closed', failures: 0 };

/** Whether a message may pass now, and what the circuit is when it does: whoever finds an open one due is its probe. */
export const enter = (circuit: Circuit, now: Date): { readonly pass: boolean; readonly circuit: Circuit } => {
  if (circuit.state === 'closed') return { pass: true, circuit };
  if (circuit.state === 'open' && circuit.until <= now)
    return { pass: true, circuit: { state: 'half-open', times: circuit.times } };
  return { pass: false, circuit };
};

/** After an answer. A probe that fails opens it again for twice as long, to five minutes at most; one that does not closes it. */
export const afterAnswer = (circuit: Circuit, healthy: boolean, now: Date, openMs: number): Circuit => {
  if (healthy) return closedCircuit;
  if (circuit.state === 'closed' && circuit.failures + 1 < failuresToOpen)
    return { state: 'closed', failures: circuit.failures + 1 };
  // What was under way when it opened says nothing new.
  if (circuit.state === 'open') return circuit;
  const times = circuit.state === 'half-open' ? circuit.times + 1 : 1;
  const waitMs = Math.min(openMs * 2 ** (times - 1), longestOpenMs);
  return { state: 'open', until: new Date(now.getTime() + waitMs), times };
};
