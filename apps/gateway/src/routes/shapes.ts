import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';

extendZodWithOpenApi(z);

const instant = z.string().describe('RFC 3339 with zone');

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
    unitCode: z.string(),
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
    movedFrom: slot.nullable(),
  })
  .openapi('Appointment');

export const hold = z.object({ id: z.string(), slot, expiresAt: instant }).openapi('Hold');
export const relocation = z
  .object({ appointmentCode: z.string(), citizenName: z.string(), from: slot, to: slot.nullable() })
  .openapi('Relocation');
export const closure = z
  .object({ id: z.string(), officeId: z.string(), from: instant, to: instant, reason: z.string(), closedAt: instant })
  .openapi('Closure');

export const message = z
  .object({
    id: z.string(),
    channel: z.enum(['sms', 'email']),
    template: z.string(),
    status: z.enum(['queued', 'sent', 'delivered', 'failed', 'suppressed']),
    attempts: z.number(),
    version: z.number(),
    queuedAt: instant,
    sentAt: instant.nullable(),
    deliveredAt: instant.nullable(),
    reason: z.string(),
    recipient: z.string(),
  })
  .openapi('Message');

/** A page of a list. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** How a page is asked for. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(1_000).optional(),
  cursor: z.string().max(200).optional(),
};

const rule = (name: string) => ({ params: { rule: name } });

/** RFC 3339, or a local day, which stands for its beginning. */
export const when = z
  .string()
  .max(40)
  .refine(
    (text) =>
      /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(text) &&
      !Number.isNaN(Date.parse(text)),
    rule('format.instant'),
  )
  .transform((text) => new Date(text.length === 10 ? `${text}T00:00:00+07:00` : text));

export const day = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)), rule('format.day'));
export const code = z.object({ code: z.string().min(1).max(64) });
export const id = z.object({ id: z.string().min(1).max(120) });
