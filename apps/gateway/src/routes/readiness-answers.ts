import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { scheduling } from '@civicline/contracts';
import type { Locale } from '@civicline/service-kit';
import { z } from 'zod';
import { at, atOrNull, pick, statusOf } from './translate';

extendZodWithOpenApi(z);

const count = z.number();
const paperState = z.enum(['missing', 'have', 'waived']);

const paper = z.object({
  key: z.string(),
  name: z.string(),
  required: z.boolean().describe('Always needed; else `condition` says when'),
  condition: z.string(),
  state: paperState,
  setBy: z.enum(['citizen', 'agent', 'office']).nullable().describe('null while nobody has said anything'),
  setById: z.string().describe('The account of the staff member, for staff'),
  setAt: z.string().nullable(),
  reason: z.string().describe('Why it was waived'),
});

/** Which papers a visit has, as the API gives it. */
export const readiness = z
  .object({
    code: z.string(),
    status: z.string(),
    version: z.number(),
    start: z.string(),
    papers: z.array(paper),
    requiredMissing: z.number(),
    ready: z.boolean(),
    sentHome: z.object({ at: z.string(), missing: z.array(z.string()) }).nullable(),
  })
  .openapi('Readiness');

/** Visits that would have been in vain, each figure with its definition. */
export const readinessFigures = z
  .object({
    reminded: count.describe('Visits (an appointment at one time) that were reminded of'),
    lacking: count.describe('Of those, a required paper was missing at the first reminder'),
    completed: count.describe('Of the lacking: everything missing was there or waived before the appointed time'),
    moved: count.describe('Of the lacking, not completed: moved to another time'),
    cancelled: count.describe('Of the lacking, not completed: cancelled'),
    saved: count.describe('completed + moved + cancelled: visits that would have been in vain and were not'),
    sentHome: count.describe('Visits in vain: the citizen came and was sent home for papers, reminded or not'),
  })
  .openapi('ReadinessFigures');

const states: Partial<Record<scheduling.PaperState, z.infer<typeof paperState>>> = {
  [scheduling.PaperState.HAVE]: 'have',
  [scheduling.PaperState.WAIVED]: 'waived',
};
const voices: Partial<Record<scheduling.PaperSetBy, string>> = {
  [scheduling.PaperSetBy.CITIZEN]: 'citizen',
  [scheduling.PaperSetBy.AGENT]: 'agent',
  [scheduling.PaperSetBy.OFFICE]: 'office',
};

export const paperStateOf = (state: z.infer<typeof paperState>): scheduling.PaperState =>
  ({
    missing: scheduling.PaperState.MISSING,
    have: scheduling.PaperState.HAVE,
    waived: scheduling.PaperState.WAIVED,
  })[state];

export const readinessOf = (found: scheduling.Readiness | undefined, locale: Locale) => {
  if (!found) throw new Error('an answer without its readiness');
  return {
    code: found.code,
    status: statusOf(found.status),
    version: found.version,
    start: at(found.start),
    papers: found.papers.map((one) => ({
      key: one.key,
      name: pick(one.name, locale),
      required: one.required,
      condition: pick(one.condition, locale),
      state: states[one.state] ?? 'missing',
      setBy: voices[one.setBy] ?? null,
      setById: one.setById,
      setAt: atOrNull(one.setAt),
      reason: one.reason,
    })),
    requiredMissing: found.requiredMissing,
    ready: found.ready,
    sentHome: found.sentHomeAt ? { at: at(found.sentHomeAt), missing: found.sentHomeFor } : null,
  };
};
