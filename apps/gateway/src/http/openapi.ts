import { OpenAPIRegistry, OpenApiGeneratorV31, extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Route } from './route';

extendZodWithOpenApi(z);

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    reason: z.string(),
    violations: z.array(z.object({ field: z.string(), rule: z.string(), message: z.string() })),
  })
  .loose();

/** The API as OpenAPI 3.1, made of the schemas that check it. */
export const openApiOf = (routes: readonly Route[], serverUrl: string) => {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'cl_session' });
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' });
  registry.register('Problem', problem);
  const failed = {
    description: 'Problem details (RFC 9457)',
    content: { 'application/problem+json': { schema: problem } },
  };
  for (const { method, path, summary, tag, access, params, query, body, answer, status } of routes) {
    const key = z.object({ 'Idempotency-Key': z.string().max(128) });
    registry.registerPath({
      method,
      path,
      summary,
      tags: [tag],
      ...(access === 'public'
        ? {}
        : { security: [{ session: [] }, { bearer: [] }], description: `Roles: ${access.join(', ')}` }),
      request: {
        ...(params ? { params: params as never } : {}),
        ...(query ? { query: query as never } : {}),
        ...(method === 'get' ? {} : { headers: key }),
        ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
      },
      responses: {
        [String(answer ? (status ?? 200) : 204)]: answer
          ? { description: 'Done', content: { 'application/json': { schema: answer } } }
          : { description: 'Done' },
        default: failed,
      },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Civicline',
      version: '1.0.0',
      description:
        'A province’s citizen hotline: procedures, offices, appointments. Texts in the language of Accept-Language (vi, en).',
    },
    servers: [{ url: `${serverUrl}/api/v1` }],
  });
};
