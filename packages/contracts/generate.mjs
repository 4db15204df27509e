// Regenerates src/generated from the contracts in proto/: TypeScript for every message and service, and the descriptor
// set that gRPC reflection serves.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const env = { ...process.env, PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}` };
const buf = (...args) =>
  execFileSync(path.join(root, 'node_modules/.bin/buf'), args, { cwd: root, stdio: 'inherit', env });

buf('generate', '--template', path.join(here, 'buf.gen.yaml'), '-o', here);
buf('build', '-o', path.join(here, 'src/generated/schema.binpb'));
