import { z } from 'zod';

const both = z.object({ vi: z.string(), en: z.string() });
const instant = z.string().openapi({ format: 'date-time', example: '2026-11-25T11:00:00+07:00' });

/** In both languages: who edits it needs them, and who reads out chooses. The body is Markdown. */
export const article = z
  .object({
    id: z.string(),
    title: both,
    body: both,
    fields: z.array(z.string()),
    topics: z.array(z.string()),
    procedureCodes: z.array(z.string()),
    ownerOfficeId: z.string(),
    ownerPersonId: z.string(),
    reviewBy: z.string(),
    version: z.number(),
    state: z.enum(['draft', 'reviewed', 'published', 'retired']),
    publishedVersion: z.number(),
    changedAt: instant,
    overdue: z.boolean(),
  })
  .openapi('Article');

export const articleEntry = z
  .object({ version: z.number(), happened: z.string(), who: z.string(), at: instant, why: z.string() })
  .openapi('ArticleEntry');

export const articleDifference = z
  .object({
    field: z.string(),
    parts: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
  })
  .openapi('ArticleDifference');
