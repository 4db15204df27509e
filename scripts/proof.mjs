// npm run proof -- --attempts 20000 --history history.jsonl: random attempts while parts of the house are killed, and whether every
// promise was kept. Ends with 1 when one was not.
import path from 'node:path';
import { build, install, root, run } from './install.mjs';

install();
build();
run(process.execPath, ['--no-deprecation', path.join(root, 'proof/dist/main.js'), ...process.argv.slice(2)]);
