import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { isDay, isTime } from '@civicline/calendar';
import { z } from 'zod';

extendZodWithOpenApi(z);

export const instant = z.string().describe('RFC 3339 with zone');

export const checklistItem = z.object({
  id: z.string(),
  name: z.string(),
  originals: z.number(),
  copies: z.number(),
  condition: z.string(),
  form: z.string(),
});
export const channels = z.object({
  counter: z.boolean(),
  online: z.enum(['none', 'partial', 'full']),
  onlineUrl: z.string().nullable(),
  post: z.boolean(),
});

export const procedureSummary = z
  .object({
    code: z.string(),
    name: z.string(),
    field: z.string(),
    fieldName: z.string(),
    summary: z.string(),
    channels,
    checklist: z.array(checklistItem),
    feeVnd: z.number(),
    feeNote: z.string(),
    workingDays: z.number(),
    sample: z.boolean(),
  })
  .openapi('ProcedureSummary');

const channel = z.enum(['online', 'post', 'counter']);
export const procedure = procedureSummary
  .extend({
    levels: z.array(z.enum(['province', 'district', 'commune'])),
    departmentId: z.string(),
    legalBasis: z.string(),
    version: z.number(),
    counterMinutes: z.number(),
    keywords: z.array(z.string()),
    advice: z.object({ best: channel, order: z.array(channel) }),
  })
  .openapi('Procedure');

const interval = z.object({ opens: z.string(), closes: z.string() });
const unitRef = z.object({ code: z.string(), name: z.string() });

export const office = z
  .object({
    id: z.string(),
    kind: z.enum(['provincial-center', 'department', 'one-stop', 'post-office']),
    name: z.string(),
    unit: unitRef,
    address: z.string(),
    contacts: z.array(z.object({ kind: z.enum(['phone', 'email', 'website']), value: z.string(), label: z.string() })),
    hours: z.object({
      weekly: z.array(z.object({ weekday: z.number(), intervals: z.array(interval) })),
      exceptions: z.array(z.object({ day: z.string(), intervals: z.array(interval), reason: z.string() })),
    }),
    validFrom: z.string(),
    validTo: z.string(),
    location: z.union([z.object({ latitude: z.number(), longitude: z.number() }), z.null()]),
  })
  .openapi('Office');

export const unit = z
  .object({
    code: z.string(),
    level: z.enum(['province', 'district', 'commune']),
    name: z.string(),
    fullName: z.string(),
    validFrom: z.string(),
    validTo: z.string(),
    today: z.array(z.object({ code: z.string(), fullName: z.string() })),
  })
  .openapi('Unit');

export const hotline = z
  .object({
    id: z.string(),
    name: z.string(),
    number: z.string(),
    display: z.string(),
    unit: z.union([unitRef, z.null()]),
    officeId: z.string(),
    hours: z.string(),
    topic: z.string(),
  })
  .openapi('Hotline');

export const slot = z
  .object({
    id: z.string(),
    officeId: z.string(),
    scheduleId: z.string(),
    start: instant,
    end: instant,
    free: z.number(),
    capacity: z.number(),
    overbooked: z.number(),
  })
  .openapi('Slot');

export const appointment = z
  .object({
    code: z.string(),
    status: z.enum(['pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow']),
    version: z.number(),
    slot,
    procedure: z.object({ code: z.string(), name: z.string() }),
    office: z.object({ id: z.string(), name: z.string(), address: z.string() }),
    citizen: z.object({ name: z.string(), phone: z.string(), email: z.string() }),
    locale: z.enum(['vi', 'en']),
    bookedAt: instant,
    changedAt: instant,
    reason: z.string(),
    movedFrom: z.union([slot, z.null()]),
    overbooking: z.union([z.object({ by: z.string(), reason: z.string(), at: instant }), z.null()]),
  })
  .openapi('Appointment');

/** Staff are told who else may have booked: the same number, the same procedure. */
export const booking = appointment
  .extend({
    possibleDuplicates: z.array(
      z.object({ code: z.string(), office: z.object({ id: z.string(), name: z.string() }), start: instant }),
    ),
  })
  .openapi('Booking');

export const hold = z.object({ id: z.string(), slot, expiresAt: instant }).openapi('Hold');

export const message = z
  .object({
    id: z.string(),
    code: z.string(),
    channel: z.enum(['sms', 'email', 'zalo', 'voice']),
    notice: z.string().describe("'change' for changes of an appointment, or another kind of notice"),
    template: z.string(),
    status: z.enum(['queued', 'sent', 'delivered', 'failed', 'suppressed']),
    attempts: z.number(),
    version: z.number(),
    queuedAt: instant,
    dueAt: instant.nullable(),
    sentAt: instant.nullable(),
    deliveredAt: instant.nullable(),
    reason: z.string(),
    provider: z.string().describe('Who has it, or may have it'),
    resolution: z.enum(['told-by-voice', 'not-needed']).nullable(),
    recipient: z.string(),
  })
  .openapi('Message');

export const messageProvider = z
  .object({
    name: z.string(),
    channel: z.enum(['sms', 'zalo', 'voice']),
    circuit: z.enum(['closed', 'open', 'half-open']),
    until: instant.nullable(),
    lastReason: z.string(),
    perSecond: z.number(),
  })
  .openapi('MessageProvider');

export const renderedMessage = z
  .object({
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    segments: z.number(),
    encoding: z.string(),
    price: z.number().describe('In dong'),
    plainText: z.string().describe('The SMS without accents'),
    plainSegments: z.number(),
    plainPrice: z.number(),
  })
  .openapi('RenderedMessage');

export const campaignPreview = z
  .object({
    recipients: z.number(),
    withoutPhone: z.number(),
    withEmail: z.number(),
    optedOut: z.number(),
    unknown: z.array(z.string()),
    segments: z.number(),
    price: z.number().describe('In dong'),
    plainSegments: z.number(),
    plainPrice: z.number(),
    sendsAt: instant,
    sample: z.string(),
  })
  .openapi('CampaignPreview');

export const campaign = z
  .object({
    id: z.string(),
    title: z.string(),
    text: z.string(),
    accents: z.boolean(),
    channels: z.array(z.enum(['sms', 'email', 'zalo', 'voice'])),
    status: z.enum(['running', 'done', 'stopped']),
    recipients: z.number(),
    startedBy: z.string(),
    startedAt: instant,
    messages: z.object({
      queued: z.number(),
      sent: z.number(),
      delivered: z.number(),
      failed: z.number(),
      suppressed: z.number(),
    }),
  })
  .openapi('Campaign');

/** A page of a list. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

const rule = (name: string, params: Record<string, number> = {}) => ({ params: { rule: name, ...params } });

/** A whole number from `min` to `max`, which its refusal names both. */
export const whole = (min: number, max: number) =>
  z
    .number()
    .refine((value) => Number.isInteger(value) && value >= min && value <= max, rule('range', { min, max }))
    .openapi({ type: 'integer', minimum: min, maximum: max });

/** How a page is asked for. A page is never longer than `max`. */
export const paging = (max: number) => ({
  limit: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(whole(1, max))
    .optional()
    .openapi({ type: 'integer', minimum: 1, maximum: max }),
  cursor: z.string().max(200).optional(),
});

const form =
  /^(\d{4}-\d{2}-\d{2})(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/;
const isInstant = (text: string) => isDay(form.exec(text)?.[1] ?? '');

/** RFC 3339, or a local day, which stands for its beginning. */
export const when = z
  .string()
  .max(40)
  .refine(isInstant, rule('format.instant'))
  .transform((text) => new Date(text.length === 10 ? `${text}T00:00:00+07:00` : text))
  .openapi({ type: 'string', example: '2026-11-25T11:00:00+07:00' });

export const day = z.string().refine(isDay, rule('format.day')).openapi({ example: '2026-11-25' });
export const time = z.string().refine(isTime, rule('format.time')).openapi({ example: '07:30' });
export const code = z.object({ code: z.string().min(1).max(64) });
export const id = z.object({ id: z.string().min(1).max(120) });
