import { common } from '@civicline/contracts';
import { z } from 'zod';
import { route } from '../../http/route';
import type { Backends } from '../backends';
import { id, listOf, paging, when, whole } from '../shapes';
import { askPage, pageOf } from '../translate';
import { desks } from './desk';
import { callOutcomes, recordStatuses } from './names';
import { localeFrom } from '../words';
import { advice, call, callerHistory, offer, record, recordFields } from './shapes';
import { adviceAnswerOf, callerHistoryOf, callOf, offerOf, present, recordOf } from './translate';

const tag = 'Calls';
const reference = z.string().max(120).optional();
const number = z.string().max(64).optional();

/** Longer than any note is: the service refuses what is too long, and names the field. */
const note = z.string().max(20_000);
const recordChange = z.strictObject({
  ...Object.fromEntries(Object.keys(recordFields.shape).map((field) => [field, note.optional()] as const)),
  locale: z.enum(['vi', 'en']).optional(),
  expectedVersion: whole(0, 1_000_000).optional(),
}) as unknown as z.ZodType<
  Partial<Record<Exclude<keyof z.infer<typeof recordFields>, 'locale'>, string>> & {
    locale?: 'vi' | 'en';
    expectedVersion?: number;
  }
>;

/** What is given is written; an empty text takes away what was there. */
const saveOf = ({ expectedVersion = 0, locale, ...given }: z.infer<typeof recordChange>) => ({
  expectedVersion,
  clear: Object.entries(given).flatMap(([field, text]) => (text === '' ? [field] : [])),
  fields: {
    name: '',
    number: '',
    topic: '',
    unitCode: '',
    procedureCode: '',
    question: '',
    answer: '',
    dossierCode: '',
    appointmentCode: '',
    referralCode: '',
    address: '',
    ...given,
    locale: locale ? localeFrom(locale) : common.Locale.UNSPECIFIED,
  },
});

/** Calls, who makes them, and what is noted of them. */
export const callRoutes = ({ intake: backend }: Backends) => [
  route({
    method: 'get',
    path: '/calls',
    summary: 'Calls, newest first; agents see their own',
    tag,
    access: desks,
    names: { queueId: 'queue', agentId: 'agent', outcomes: 'outcome' },
    query: z.strictObject({
      from: when.optional(),
      to: when.optional(),
      queue: reference,
      agent: reference,
      number,
      outcome: z.enum(callOutcomes.names).optional(),
      live: z.enum(['true', 'false']).optional(),
      ...paging(200),
    }),
    answer: listOf(call),
    handle: async ({ query, visitor: { caller } }, asked) => {
      const ask = {
        from: query.from,
        to: query.to,
        queueId: query.queue ?? '',
        agentId: caller.role === 'agent' ? caller.id : (query.agent ?? ''),
        number: query.number ?? '',
        outcomes: query.outcome ? [callOutcomes.valueOf(query.outcome)] : [],
        live: query.live === 'true',
        ...askPage(query),
      };
      const { calls, nextPageToken } = await backend.listCalls(ask, asked);
      return pageOf(calls.map(callOf), nextPageToken);
    },
  }),
  route({
    method: 'get',
    path: '/calls/{id}',
    summary: 'One call with its record and to whom it was offered',
    tag,
    access: desks,
    names: { callId: 'id' },
    params: id,
    answer: z.object({ call, record: z.union([record, z.null()]), offers: z.array(offer) }),
    handle: async ({ params }, asked) => {
      const found = await backend.getCall({ callId: params.id }, asked);
      return {
        call: callOf(present(found.call, 'call')),
        record: found.record ? recordOf(found.record) : null,
        offers: found.offers.map(offerOf),
      };
    },
  }),
  route({
    method: 'get',
    path: '/calls/{id}/caller',
    summary: 'Who is calling: known by the number or not, earlier contacts, every open promise',
    tag,
    access: desks,
    names: { callId: 'id' },
    params: id,
    answer: callerHistory,
    handle: async ({ params }, asked) => {
      const { caller } = await backend.getCaller({ callId: params.id, number: '' }, asked);
      return callerHistoryOf(present(caller, 'caller'), asked.locale);
    },
  }),
  route({
    method: 'put',
    path: '/calls/{id}/record',
    summary: 'Note something of a call; the fields given are written, the record is made when it is first saved',
    tag,
    access: desks,
    names: { callId: 'id', fields: '' },
    params: id,
    body: recordChange,
    answer: record,
    handle: async ({ params, body }, asked) => {
      const saved = await backend.saveRecord({ callId: params.id, recordId: '', ...saveOf(body) }, asked);
      return recordOf(present(saved.record, 'record'));
    },
  }),
  route({
    method: 'put',
    path: '/records/{id}',
    summary: 'Complete a record later',
    tag,
    access: desks,
    names: { recordId: 'id', fields: '' },
    params: id,
    body: recordChange,
    answer: record,
    handle: async ({ params, body }, asked) => {
      const saved = await backend.saveRecord({ callId: '', recordId: params.id, ...saveOf(body) }, asked);
      return recordOf(present(saved.record, 'record'));
    },
  }),
  route({
    method: 'get',
    path: '/records/{id}',
    summary: 'One contact record',
    tag,
    access: desks,
    names: { recordId: 'id' },
    params: id,
    answer: record,
    handle: async ({ params }, asked) =>
      recordOf(present((await backend.getRecord({ recordId: params.id }, asked)).record, 'record')),
  }),
  route({
    method: 'get',
    path: '/records',
    summary: 'Records to complete, oldest first, or those of a caller',
    tag,
    access: desks,
    query: z.strictObject({ status: z.enum(recordStatuses.names).optional(), number, ...paging(200) }),
    answer: listOf(record),
    handle: async ({ query }, asked) => {
      const ask = {
        status: recordStatuses.valueOf(query.status),
        number: query.number ?? '',
        ...askPage(query),
      };
      const { records, nextPageToken } = await backend.listRecords(ask, asked);
      return pageOf(records.map(recordOf), nextPageToken);
    },
  }),
  route({
    method: 'get',
    path: '/advice',
    summary: 'Whether the next call is taken in full or captured quickly, and the estimated wait',
    tag,
    access: desks,
    names: { queueId: 'queue' },
    query: z.strictObject({ queue: reference }),
    answer: advice.extend({
      waitP50Seconds: z.number(),
      waitP90Seconds: z.number(),
      calibrationP90: z.number(),
      estimates: z.number(),
      callBackPlaces: z.number(),
    }),
    handle: async ({ query }, asked) =>
      adviceAnswerOf(await backend.getAdvice({ queueId: query.queue ?? '' }, asked), asked.locale),
  }),
];
