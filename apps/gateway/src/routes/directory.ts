import { directory } from '@civicline/contracts';
import { z } from 'zod';
import { route } from '../http/route';
import type { Backends } from './backends';
import { code, hotline, id, listOf, office, paging, procedure, procedureSummary, unit } from './shapes';
import {
  askPage,
  hotlineOf,
  officeKindOf,
  officeOf,
  pageOf,
  pick,
  procedureOf,
  procedureSummaryOf,
  unitOf,
} from './translate';

const text = z.string().max(200).optional();
const codesText = z.string().max(2_000).optional().openapi({ description: 'Only these, with commas between' });
const tag = 'Directory';

/** What the hotline knows: procedures, offices, units, hotlines. */
export const directoryRoutes = ({ directory: backend }: Backends) => [
  route({
    method: 'get',
    path: '/procedures',
    summary: 'Find procedures while one types: accents or none, abbreviations, small typing errors',
    tag,
    access: 'public',
    names: { query: 'q', unitCode: 'unit' },
    query: z.strictObject({ q: text, unit: text, field: text, codes: codesText, ...paging(100) }),
    answer: listOf(procedureSummary),
    handle: async ({ query }, call) => {
      const { q = '', unit = '', field = '', codes = '' } = query;
      const ask = { query: q, unitCode: unit, field, codes: codes.split(',').filter(Boolean), ...askPage(query) };
      const { procedures, nextPageToken } = await backend.searchProcedures(ask, call);
      return pageOf(
        procedures.map((one) => procedureSummaryOf(one, call.locale)),
        nextPageToken,
      );
    },
  }),
  route({
    method: 'get',
    path: '/procedure-fields',
    summary: 'The fields that there are procedures of, those with most procedures first',
    tag,
    access: 'public',
    answer: listOf(z.object({ field: z.string(), name: z.string(), procedures: z.number() }).openapi('ProcedureField')),
    handle: async (_, call) => {
      const { fields } = await backend.listProcedureFields({}, call);
      return pageOf(
        fields.map(({ field, name, procedures }) => ({ field, name: pick(name, call.locale), procedures })),
        '',
      );
    },
  }),
  route({
    method: 'get',
    path: '/procedures/{code}',
    summary: 'One procedure: checklist, fee, time, channels with the best first',
    tag,
    access: 'public',
    params: code,
    answer: procedure,
    handle: async ({ params }, call) => {
      const { procedure: found } = await backend.getProcedure(params, call);
      if (!found) throw new Error('an answer without its procedure');
      return procedureOf(found, call.locale);
    },
  }),
  route({
    method: 'get',
    path: '/offices',
    summary: 'Offices, nearest first; a unit by code or name, of today or of the past',
    tag,
    access: 'public',
    names: { query: 'q', procedureCode: 'procedure' },
    query: z.strictObject({
      procedure: text,
      unit: text,
      q: text,
      kind: z.enum(['provincial-center', 'department', 'one-stop', 'post-office']).optional(),
      ...paging(500),
    }),
    answer: listOf(office),
    handle: async ({ query }, call) => {
      const ask = {
        procedureCode: query.procedure ?? '',
        unit: query.unit ?? '',
        query: query.q ?? '',
        kind: officeKindOf(query.kind),
        includeEnded: false,
        ...askPage(query),
      };
      const { offices, nextPageToken, units } = await backend.listOffices(ask, call);
      return pageOf(
        offices.map((one) => officeOf(one, units, call.locale)),
        nextPageToken,
      );
    },
  }),
  route({
    method: 'get',
    path: '/offices/{id}',
    summary: 'One office',
    tag,
    access: 'public',
    params: id,
    answer: office,
    handle: async ({ params }, call) => {
      const { office: found, unit: where } = await backend.getOffice(params, call);
      if (!found) throw new Error('an answer without its office');
      return officeOf(found, where ? [where] : [], call.locale);
    },
  }),
  route({
    method: 'get',
    path: '/units',
    summary: 'Administrative units, those of the past with what they have become',
    tag,
    access: 'public',
    names: { query: 'q' },
    query: z.strictObject({ q: text, ...paging(300) }),
    answer: listOf(unit),
    handle: async ({ query }, call) => {
      const { matches, nextPageToken } = await backend.searchUnits(
        { query: query.q ?? '', level: directory.UnitLevel.UNSPECIFIED, ...askPage(query) },
        call,
      );
      return pageOf(
        matches.map((one) => unitOf(one, call.locale)),
        nextPageToken,
      );
    },
  }),
  route({
    method: 'get',
    path: '/hotlines',
    summary: 'Published hotlines of a unit and those above it',
    tag,
    access: 'public',
    query: z.strictObject({ unit: text, ...paging(500) }),
    answer: listOf(hotline),
    handle: async ({ query }, call) => {
      const { hotlines, nextPageToken, units } = await backend.listHotlines(
        { unit: query.unit ?? '', ...askPage(query) },
        call,
      );
      return pageOf(
        hotlines.map((one) => hotlineOf(one, units, call.locale)),
        nextPageToken,
      );
    },
  }),
];
