import { toRfc3339 } from '@civicline/calendar';
import { isRefusal, Refusal } from '@civicline/service-kit/refusal';
import type { Visitor } from '../session/visitor';
import { slotOf } from './translate';

/** Staff and systems are known by name: their network is nobody's business and counts for nothing. */
export const networkFor = ({ signedIn, network }: Visitor): string => (signedIn ? '' : network);

type ToldSlot = Omit<Parameters<typeof slotOf>[0], 'start' | 'end'> & { start: string; end: string };
type Shaper = (found: readonly unknown[]) => unknown[];

const shapers: Readonly<Record<string, Shaper>> = {
  alternatives: (found) =>
    (found as ToldSlot[]).map((one) => slotOf({ ...one, start: new Date(one.start), end: new Date(one.end) })),
  duplicates: (found) =>
    (found as { officeId: string; start: string }[]).map(({ officeId, start }) => ({
      officeId,
      start: toRfc3339(new Date(start)),
    })),
};

/** A refusal with what it carries in the API's own form: the three nearest slots, appointments that would be doubled. */
export const inOurShapes = (error: unknown): unknown => {
  if (!isRefusal(error)) return error;
  const shaped = Object.entries(error.details).map(([name, value]) => {
    const shaper = shapers[name];
    return [name, shaper && Array.isArray(value) ? shaper(value) : value] as const;
  });
  const { reason, kind, violations } = error;
  return new Refusal(reason, kind, { violations, details: Object.fromEntries(shaped) });
};
