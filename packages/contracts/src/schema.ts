import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The compiled contracts (google.protobuf.FileDescriptorSet), which gRPC reflection serves. */
export const schemaBytes = (): Buffer => readFileSync(path.join(__dirname, 'generated', 'schema.binpb'));
