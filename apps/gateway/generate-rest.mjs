// Writes the types of the API, which the pages import, from the same schemas that check it: packages/contracts/src/rest.ts.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const require = createRequire(import.meta.url);
const { apiRoutes } = require('./dist/http/app.js');
const { openApiOf } = require('./dist/http/openapi.js');

// The routes are described, not opened: nothing behind them is needed.
const document = openApiOf(apiRoutes({ backends: {} }, {}, {}, {}, {}), 'http://localhost');
const named = [
  'Access',
  'Advice',
  'AgentStatus',
  'Appointment',
  'Article',
  'ArticleDifference',
  'ArticleEntry',
  'Booking',
  'Call',
  'CallBack',
  'CallBackWindow',
  'CallerHistory',
  'Campaign',
  'CampaignPreview',
  'Centre',
  'Closure',
  'ClosurePreview',
  'ContactRecord',
  'DeadLetter',
  'DeadLetterDetail',
  'Decision',
  'Erasure',
  'Figures',
  'Hold',
  'Hotline',
  'ImportReport',
  'Message',
  'MessageProvider',
  'MissedSearch',
  'Offer',
  'OfferedCall',
  'Office',
  'OpenSession',
  'PostLeg',
  'Problem',
  'Procedure',
  'ProcedureField',
  'ProcedureSummary',
  'Queue',
  'Readiness',
  'ReadinessFigures',
  'Recording',
  'Referral',
  'ReferralFigures',
  'Relocation',
  'RoutingRules',
  'SeenChange',
  'Slot',
  'Synonym',
  'Unit',
  'UntoldVisit',
  'WaitlistEntry',
  'Wallboard',
  'WebPhone',
  'Webhook',
  'WebhookDelivery',
  'WebhookDeliveryDetail',
];
const text = `// Generated from the gateway's schemas. DO NOT EDIT.
${astToString(await openapiTS(document))}
${named.map((name) => `export type ${name} = components['schemas']['${name}'];`).join('\n')}
`;
const file = fileURLToPath(new URL('../../packages/contracts/src/rest.ts', import.meta.url));
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('packages/contracts/src/rest.ts was stale: npm run generate -w @civicline/gateway, and commit it');
  process.exit(1);
}
