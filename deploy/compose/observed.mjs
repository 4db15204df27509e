// node deploy/compose/observed.mjs: whether the profile `observe` sees the house: each process is read, each rule and each panel is
// answered, no alert goes off, and a booking is one trace from the gateway to the SMS. Ends with 1 at the first thing that is not so.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { book, json, signIn, until } from './house.mjs';

const prometheus = 'http://localhost:9090';
const traces = 'http://localhost:16686';
const dashboards = new URL('../observability/dashboards/', import.meta.url);
const processes = ['call-intake', 'department-directory', 'gateway', 'notification', 'routing', 'scheduling'];
/** Empty in a house that is well, or that has no telephone system. */
const mayBeEmpty = ['Dead letters that wait', 'Calls that fail', 'Telephone systems'];

const ask = async (path) => (await json(`${prometheus}/api/v1/${path}`)).data;
const query = async (expression) => (await ask(`query?query=${encodeURIComponent(expression)}`)).result;

const targets = await until('every target up', async () => {
  const { activeTargets } = await ask('targets?state=active');
  return (
    activeTargets.every(({ health }) => health === 'up') && activeTargets.length > processes.length && activeTargets
  );
});
const read = [...new Set(targets.flatMap(({ labels }) => labels.service ?? []))].sort();
assert.deepEqual(read, processes);
console.log(`read         ${targets.length} targets, all up: ${read.join(', ')}`);

const [traceId, spanId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
const { booked } = await book({ traceparent: `00-${traceId}-${spanId}-01` });
/** Each span with the names from the gateway down to it. */
const ways = (spans, services) => {
  const known = new Map(spans.map((span) => [span.spanID, span]));
  const wayTo = (id) => {
    if (id === spanId) return [];
    const span = known.get(id);
    if (!span) return ['lost'];
    return [...wayTo(span.references[0]?.spanID), `${services[span.processID].serviceName}: ${span.operationName}`];
  };
  return spans.map(({ spanID }) => wayTo(spanID).join(' > '));
};
const told =
  /^gateway: .*BookAppointment.* > scheduling: .*BookAppointment.* > scheduling: publish civicline\.appointment\.booked\.v1 > notification: consume .* > notification: deliver sms.* > notification: POST/;
const found = await until('the trace of the booking, up to the SMS', async () => {
  const response = await fetch(`${traces}/api/traces/${traceId}`);
  if (!response.ok) return undefined;
  const [{ spans, processes: services }] = (await response.json()).data;
  const all = ways(spans, services);
  return all.some((way) => told.test(way)) && !all.some((way) => way.startsWith('lost')) && all;
});
console.log(
  `traced       booking ${booked.code}: ${found.length} spans, one trace\n             ${found.find((way) => told.test(way))}`,
);

const { groups } = await ask('rules');
const rules = groups.flatMap(({ rules: ofGroup }) => ofGroup);
for (const { name, health, lastError } of rules) assert.equal(health, 'ok', `${name}: ${lastError}`);
const firing = rules.filter(({ state }) => state === 'firing').map(({ name }) => name);
assert.deepEqual(firing, [], 'a house that is well wakes nobody');
console.log(`alerts       ${rules.length}, all evaluated, none goes off`);

// Rates want two readings, and something that happened between them: an agent opens the desk, again and again.
const { headers } = await signIn('agent01');
await until('a rate of what was asked of call-intake', async () => {
  await json('/api/v1/centre', { headers });
  return (await query('sum(rate(rpc_server_duration_seconds_count{method=~".*IntakeService.*"}[1m])) > 0')).length;
});
let panels = 0;
for (const file of readdirSync(dashboards)) {
  for (const { title, targets: asked } of JSON.parse(readFileSync(new URL(file, dashboards), 'utf8')).panels) {
    for (const { expr } of asked) {
      const result = await query(expr.replaceAll('$__rate_interval', '1m'));
      assert.ok(result.length || mayBeEmpty.includes(title), `${file}, ${title}: no series for ${expr}`);
      panels += 1;
    }
  }
}
console.log(`shown        ${panels} questions of the dashboards are answered`);
