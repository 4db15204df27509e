// npm run rewind -- --events kafka=HOST:PORT --to TIME --group NAME...: after PostgreSQL went back to a time (docs/backup.md).
import path from 'node:path';
import { build, install, root, run } from './install.mjs';

install();
build();
run(process.execPath, [
  '--no-deprecation',
  path.join(root, 'packages/events/dist/rewind-main.js'),
  ...process.argv.slice(2),
]);
