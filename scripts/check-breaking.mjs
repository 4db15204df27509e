// The contracts against what was last released: proto/released.binpb, which `npm run release-contracts` writes. What stands
// there is used by others; the contracts may only grow.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('node_modules/.bin/buf', ['breaking', '--against', 'proto/released.binpb'], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
