// Reads an event with the published contracts; how it was written is none of our business.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

const library = path.dirname(createRequire(import.meta.url).resolve('protobufjs/package.json'));

const root = new protobuf.Root();
root.resolvePath = (_, target) =>
  target.startsWith('google/')
    ? path.join(library, target)
    : fileURLToPath(new URL(`../../../proto/${target}`, import.meta.url));
await root.load('civicline/scheduling/v1/scheduling_events.proto');

export const topic = 'civicline.appointment.v1';

const known = new Map();
/** The contract of a name; null when these contracts do not know it yet. Looked up once. */
const contractOf = (schema) => {
  if (!known.has(schema)) {
    const found = root.lookup(schema);
    known.set(schema, found instanceof protobuf.Type ? found : null);
  }
  return known.get(schema);
};

/** The event's type and the visit that it is about; undefined when there is none, or it is of a kind that we do not know. */
export const readEvent = (headers, value) => {
  const visit = contractOf(String(headers.ce_dataschema))?.decode(value).visit;
  return visit ? { type: String(headers.ce_type), visit } : undefined;
};
