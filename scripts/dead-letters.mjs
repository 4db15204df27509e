// npm run dead-letters -- list|show|replay: events that could not take effect and were put aside.
import path from 'node:path';
import { build, install, root, run } from './install.mjs';

install();
build();
run(process.execPath, [
  '--no-deprecation',
  path.join(root, 'packages/events/dist/dead-letters-main.js'),
  ...process.argv.slice(2),
]);
