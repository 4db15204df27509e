// npm start: installs if needed, builds what has changed, starts everything on this machine and prints where to look.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build, install, root } from './install.mjs';

install();
build();
const child = spawn(
  process.execPath,
  ['--no-deprecation', path.join(root, 'packages/local/dist/main.js'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
// Ctrl-C reaches the child as well; it ends its processes, and then this one follows.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
