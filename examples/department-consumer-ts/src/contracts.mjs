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

/** The event's type and content; undefined when it is of a type that we do not know. */
export const readEvent = (headers, value) => {
  const schema = headers.ce_dataschema;
  try {
    const type = root.lookupType(schema);
    return { id: headers.ce_id, type: headers.ce_type, data: type.toObject(type.decode(value), { longs: Number }) };
  } catch {
    return undefined;
  }
};
