import type { Attempt } from './history';

/** One place in line, as it stands at rest. Everybody waits for one slot and no other. */
export interface LineEntry {
  readonly code: string;
  /** Its number in line: who joined first has the smaller one. */
  readonly line: number;
  readonly status: string;
  readonly version: number;
  readonly slotId: string;
  readonly appointmentCode: string;
  readonly steps: readonly { readonly status: string; readonly at: number }[];
}

export interface Line {
  readonly entries: readonly LineEntry[];
  /** The event log, in any order. */
  readonly announced: readonly { readonly eventId: string; readonly code: string; readonly version: number }[];
  /** Slots with a free place of the public for which somebody waits. */
  readonly idle: readonly string[];
}

/** A step is written with the time at which its transaction began: a kill may make others wait for that long. */
const slackMs = 15_000;

/** Answers about the line that do not stand. */
export const lostInLine = (attempts: readonly Attempt[], { entries }: Line): string[] => {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const found: string[] = [];
  for (const { operation, result } of attempts) {
    if (result.outcome !== 'done' || !result.entry) continue;
    const entry = byCode.get(result.entry);
    if (!entry) found.push(`${result.entry} joined the line and is not in it`);
    else if (operation === 'accept' && (entry.status !== 'taken' || entry.appointmentCode !== result.code))
      found.push(`${entry.code} took ${result.code ?? ''}, and is ${entry.status} ${entry.appointmentCode}`);
    else if (operation === 'leave' && entry.status !== 'left') found.push(`${entry.code} left, and is ${entry.status}`);
  }
  return found;
};

const waitedAt = ({ steps }: LineEntry, time: number): boolean =>
  steps.some(
    ({ status, at }, index) =>
      status === 'waiting' && at + slackMs < time && (steps[index + 1]?.at ?? Infinity) > time + slackMs,
  );

/** Turns that were lost: a place went to somebody while another waited for it who had come before; or to nobody. */
export const lostTurns = ({ entries, idle }: Line): string[] => {
  const bySlot = new Map<string, LineEntry[]>();
  for (const entry of entries) bySlot.set(entry.slotId, [...(bySlot.get(entry.slotId) ?? []), entry]);
  const found = idle.map((slotId) => `${slotId} has a free place and somebody who waits for it`);
  for (const line of bySlot.values())
    for (const later of line)
      for (const { status, at } of later.steps)
        if (status === 'offered')
          for (const earlier of line)
            if (earlier.line < later.line && waitedAt(earlier, at))
              found.push(`${later.code} was offered a place while ${earlier.code} waited before it`);
  return found;
};

/** Steps without exactly one event. */
export const unannouncedSteps = ({ entries, announced }: Line): string[] => {
  // The log may hold an event twice, under one id: it is delivered at least once.
  const ids = new Map<string, Set<string>>();
  for (const { eventId, code, version } of announced) {
    const key = `${code} version ${version}`;
    ids.set(key, (ids.get(key) ?? new Set()).add(eventId));
  }
  return entries.flatMap(({ code, version, steps }) => [
    ...(steps.length === version ? [] : [`${code} has ${steps.length} steps and version ${version}`]),
    ...Array.from({ length: version }, (_, n) => `${code} version ${n + 1}`).filter((key) => ids.get(key)?.size !== 1),
  ]);
};
