import { z } from 'zod';
import { slot } from './shapes';

const instant = z.string().describe('RFC 3339 with zone');

const status = z.enum(['waiting', 'offered', 'taken', 'passed', 'left']);

export const waitlistEntry = z
  .object({
    code: z.string(),
    status,
    version: z.number(),
    office: z.object({ id: z.string(), name: z.string() }),
    scheduleId: z.string(),
    procedure: z.object({ code: z.string(), name: z.string() }),
    from: z.string(),
    to: z.string(),
    earliest: z.string(),
    latest: z.string(),
    citizen: z.object({ name: z.string(), phone: z.string(), email: z.string() }),
    locale: z.enum(['vi', 'en']),
    joinedAt: instant,
    changedAt: instant,
    /** How many are before it for a place that may fit both. */
    ahead: z.number(),
    offered: z.union([z.object({ slot, until: instant }), z.null()]),
    appointmentCode: z.string().nullable(),
    steps: z.array(
      z.object({
        version: z.number(),
        status,
        cause: z.enum([
          'citizen',
          'staff',
          'cancelled',
          'moved',
          'released',
          'expired',
          'passed-on',
          'opened',
          'no-answer',
          'closed',
          'over',
        ]),
        at: instant,
        slotId: z.string(),
      }),
    ),
  })
  .openapi('WaitlistEntry');
