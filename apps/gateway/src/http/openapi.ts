import { OpenAPIRegistry, OpenApiGeneratorV31, extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { callBackWindow } from '../routes/intake/shapes';
import { slot } from '../routes/shapes';
import type { Route } from './route';

extendZodWithOpenApi(z);

const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    reason: z.string().openapi({ description: 'Stable: programs decide by it', example: 'SLOT_FULL' }),
    violations: z.array(z.object({ field: z.string(), rule: z.string(), message: z.string() })),
    traceId: z.string().optional(),
    alternatives: z
      .array(slot)
      .optional()
      .openapi({ description: 'With SLOT_FULL: the three nearest; with PLACES_FREE: the earliest' }),
    duplicates: z
      .array(z.object({ officeId: z.string(), start: z.string() }))
      .optional()
      .openapi({ description: 'With DUPLICATE_APPOINTMENT: those that were booked from here' }),
    windows: z.array(callBackWindow).optional().openapi({ description: 'With WINDOW_FULL: the nearest' }),
  })
  .openapi('Problem');

const proofHeader = { 'X-Phone-Proof': z.string().max(32).optional() };
const keyHeader = {
  'Idempotency-Key': z
    .string()
    .max(128)
    .openapi({ description: 'The same for a second try: it is answered as the first was' }),
};
const forgeryHeader = {
  'X-CSRF-Token': z.string().optional().openapi({ description: 'With a cookie session: the value of cookie cl_csrf' }),
};

/** A sheet's text, an array of rows, or whatever a file holds. */
const fileSchemas = {
  'text/csv': z.string(),
  'application/json': z.array(z.looseObject({})),
  'application/octet-stream': z.string(),
};

const operationId = ({ method, path }: Route) =>
  [method, ...path.split(/[/{}.-]+/).filter(Boolean)]
    .map((word, index) => (index ? `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}` : word))
    .join('');

const problemRef = { $ref: '#/components/responses/Problem' } as const;

const about = `A province’s citizen hotline: procedures, offices, appointments.
Texts come in the language of Accept-Language (vi, en), times as RFC 3339 in +07:00. Errors are problem details (RFC 9457).`;

const tags: Record<string, string> = {
  Directory: 'What the hotline knows: procedures, offices, units, hotlines',
  Appointments: 'Finding a place and keeping it',
  Office: 'The counter’s day, as it happens',
  Closings: 'Closing a time, cutting its places, and telling everybody concerned',
  Desk: 'An agent’s desk: state, offers, the call at hand',
  Calls: 'Calls, who makes them, and what is noted of them',
  'Call-backs': 'Promises to call back',
  Supervisor: 'Figures, and what is done about agents',
  Wallboard: 'The centre as it is',
  Messages: 'What citizens were told',
  Articles: 'What agents read out, kept current by the offices',
  Referrals: 'What only an office can answer, and its answer in time',
  Routing: 'Where a question goes, and why',
  Searches: 'What was looked for and not found',
  Webhooks: 'Other systems that are told of events over HTTP',
  Files: 'The directory as CSV and JSON, out and in',
  Session: 'Who is signed in, and where',
};

/** The API as OpenAPI 3.1, made of the schemas that check it. */
export const openApiOf = (routes: readonly Route[], serverUrl: string) => {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'cl_session' });
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  registry.register('Problem', problem);
  registry.registerComponent('responses', 'Problem', {
    description: 'Problem details (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  for (const route of routes) {
    const { method, path, summary, tag, access, params, query, body, file, answer } = route;
    const { produces = 'application/json' } = route;
    const command = method !== 'get';
    const shut = access !== 'public';
    const headers = {
      ...(route.proof ? proofHeader : {}),
      ...(command ? { ...keyHeader, ...forgeryHeader } : {}),
    };
    registry.registerPath({
      method,
      path,
      operationId: operationId(route),
      summary,
      tags: [tag],
      security: shut ? [{ session: [] }, { bearer: [] }] : [],
      ...(shut ? { description: `Roles: ${access.join(', ')}` } : {}),
      request: {
        ...(params ? { params: params as never } : {}),
        ...(query ? { query: query as never } : {}),
        ...(Object.keys(headers).length ? { headers: z.object(headers) } : {}),
        ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
        ...(file ? { body: { required: true, content: { [file]: { schema: fileSchemas[file] } } } } : {}),
      },
      responses: {
        [String(answer ? (route.status ?? 200) : 204)]: answer
          ? { description: 'Done', content: { [produces]: { schema: answer } } }
          : { description: 'Done' },
        '4XX': problemRef,
        '5XX': problemRef,
      } as never,
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Civicline',
      version: '1.0.0',
      description: about,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    servers: [{ url: `${serverUrl}/api/v1` }],
  });
};
