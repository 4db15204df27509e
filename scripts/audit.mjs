// npm run audit -- verify: whether what is noted of who saw whose data is as it was noted.
import path from 'node:path';
import { build, install, root, run } from './install.mjs';

install();
build();
run(process.execPath, [
  '--no-deprecation',
  path.join(root, 'packages/store/dist/audit-main.js'),
  ...process.argv.slice(2),
]);
