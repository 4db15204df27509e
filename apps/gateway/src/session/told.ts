import type { LogRecord, ReadRecord } from '@civicline/events';
import { z } from 'zod';

/** Between gateways alone: no contract, and nothing for systems of others. */
export const sessionTopic = 'civicline.gateway.sessions';

const began = z.object({
  what: z.literal('began'),
  id: z.string(),
  account: z.string(),
  /** Milliseconds of the epoch. */
  at: z.number(),
  device: z.string(),
  /** By which name the identity provider knows it, where it says so. */
  from: z.string().optional(),
});
const ended = z.object({
  what: z.literal('ended'),
  account: z.string(),
  at: z.number(),
  /** This one alone; left out: all of the account. */
  id: z.string().optional(),
  /** Those that came from this session of the identity provider's. */
  from: z.string().optional(),
  /** All but this one. */
  but: z.string().optional(),
  /** Whoever comes next shows who they are anew, whatever the identity provider remembers of that browser. */
  anew: z.boolean(),
});
const told = z.discriminatedUnion('what', [began, ended]);

/** What one gateway tells the others. */
export type Told = z.infer<typeof told>;
export type Began = z.infer<typeof began>;
export type Ended = z.infer<typeof ended>;

/** Keyed by the account: what is told of one keeps its order. */
export const recordOf = (one: Told): LogRecord => ({
  topic: sessionTopic,
  key: one.account,
  value: Buffer.from(JSON.stringify(one)),
  headers: {},
});

/** Undefined when a newer gateway tells what this one does not know. */
export const toldIn = ({ value }: Pick<ReadRecord, 'value'>): Told | undefined => {
  try {
    return told.parse(JSON.parse(Buffer.from(value).toString()));
  } catch {
    return undefined;
  }
};
