// Writes the types of the API, which the pages import, from the same schemas that check it: packages/contracts/src/rest.ts.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const require = createRequire(import.meta.url);
const { apiRoutes } = require('./dist/http/app.js');
const { openApiOf } = require('./dist/http/openapi.js');

const nobody = { directory: {}, scheduling: {}, notification: {} };
const document = openApiOf(apiRoutes(nobody), 'http://localhost');
const named = [
  'Appointment',
  'Closure',
  'Hold',
  'Hotline',
  'Message',
  'Office',
  'Problem',
  'Procedure',
  'ProcedureSummary',
  'Relocation',
  'Slot',
  'Unit',
];
const text = `// Generated from the gateway's schemas. DO NOT EDIT.
${astToString(await openapiTS(document))}
${named.map((name) => `export type ${name} = components['schemas']['${name}'];`).join('\n')}
`;
writeFileSync(fileURLToPath(new URL('../../packages/contracts/src/rest.ts', import.meta.url)), text);
