/** Services that keep something of citizens, in the order in which they are asked. */
export const keepers = ['intake', 'scheduling', 'routing', 'notification'] as const;
export type Keeper = (typeof keepers)[number];

/** How far a service is. */
export interface ErasurePart {
  readonly service: Keeper;
  /** How many things something was taken out of, all times together. */
  readonly erased: number;
  /** How many are still under way. */
  readonly left: number;
  readonly askedAt: Date;
}

/** Erasing what is held of one person. */
export interface Erasure {
  readonly id: string;
  /** Empty once nothing is left. */
  readonly number: string;
  readonly askedBy: string;
  readonly purpose: string;
  readonly begunAt: Date;
  readonly finishedAt: Date | null;
  readonly parts: readonly ErasurePart[];
}

const hourMs = 3_600_000;
/** Whoever carries it may die: another one goes on after such a time. */
export const leaseMs = 60_000;

/** What is left is looked at again when some of it may be over. Null: nothing is left anywhere. */
export const nextLook = (parts: readonly ErasurePart[], now: Date): Date | null =>
  keepers.every((service) => parts.some((part) => part.service === service && part.left === 0))
    ? null
    : new Date(now.getTime() + hourMs);
