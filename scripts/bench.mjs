// npm run bench: floors, peers and ours, measured in one run and printed as a table. `npm run bench -- search replay` runs these
// alone, `--runs 3` repeats what is compared to a floor three times, `--events 50000` has consumers read so many.
import path from 'node:path';
import { build, install, root, run } from './install.mjs';

install();
build();
run(process.execPath, ['--no-deprecation', path.join(root, 'bench/dist/main.js'), ...process.argv.slice(2)]);
