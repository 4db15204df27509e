import { asyncApi, eventTypes } from '@civicline/contracts';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { apiRoutes } from '../src/http/app';
import { openApiOf } from '../src/http/openapi';

// Described, not opened: nothing behind the routes is needed.
const document = openApiOf(
  apiRoutes({ backends: {} } as never, {} as never, {} as never, {} as never, {} as never),
  'https://1022.example.vn',
);

it('is OpenAPI 3.1 without a fault', async () => {
  const config = await createConfig({ extends: ['recommended'], rules: { 'operation-4xx-response': 'error' } });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
});

it('every event is described as AsyncAPI 3, without a fault, and with what the contract says of it', async () => {
  const described = asyncApi('https://1022.example.vn') as {
    channels: Record<string, { messages: Record<string, unknown> }>;
    components: { schemas: Record<string, { properties: Record<string, unknown> }> };
  };
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: JSON.stringify(described), config });
  expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
  const onTopics = Object.entries(described.channels).filter(([name]) => name !== 'webhook');
  const types = onTopics.flatMap(([, { messages }]) => Object.keys(messages));
  expect(types.sort()).toEqual(Object.keys(eventTypes).sort());
  expect(described.components.schemas['civicline.routing.v1.ReferralFacts']?.properties).toMatchObject({
    referralId: { type: 'string' },
    due: { type: 'string', format: 'date-time' },
    newDay: { description: 'Of an overdue one that was explained: the day that is promised instead.' },
  });
});

it('the types that the pages import are those of today', () => {
  // Written by a tool of ES modules alone: it runs as built, in a process of its own.
  execFileSync(process.execPath, [path.resolve(__dirname, '../generate-rest.mjs'), '--check'], { stdio: 'pipe' });
});

it('every command wants a key, every proof has a header', () => {
  const named = Object.entries(document.paths ?? {}).flatMap(([at, operations]) =>
    Object.entries(operations as Record<string, { parameters?: { name: string; required?: boolean }[] }>).map(
      ([method, { parameters = [] }]) => ({ method, at, names: parameters.map(({ name }) => name) }),
    ),
  );
  for (const { method, at, names } of named)
    expect([at, method, names.includes('Idempotency-Key')]).toEqual([at, method, method !== 'get']);
  const proved = named.filter(({ names }) => names.includes('X-Phone-Proof')).map(({ at }) => at);
  expect(proved).toEqual([
    '/appointments/{code}',
    '/appointments/{code}/move',
    '/appointments/{code}/cancel',
    '/appointments/{code}/calendar.ics',
    '/waitlist/{code}',
    '/waitlist/{code}/accept',
    '/waitlist/{code}/leave',
    '/appointments/{code}/readiness',
    '/appointments/{code}/readiness',
    '/appointments/{code}/relocation',
    '/appointments/{code}/relocation',
    '/call-backs/{code}',
    '/call-backs/{code}/reschedule',
    '/call-backs/{code}/cancel',
    '/referrals/{code}',
    '/referrals/{code}/call-backs',
    '/referrals/{code}/resume',
    '/referrals/{code}/reopen',
    '/referrals/{code}/attachments/{id}',
    '/post/{code}',
    '/post/{code}/{kind}/cancel',
  ]);
});
