// node trace.mjs OUT ENTRY...: copies to OUT what the entries need when they run, and nothing else: of each package only the files
// that are required, where they were, so that telemetry's hooks find the modules that they watch.
import { nodeFileTrace } from '@vercel/nft';
import { cp, lstat, mkdir } from 'node:fs/promises';
import path from 'node:path';

const [out, ...entries] = process.argv.slice(2);
const { fileList } = await nodeFileTrace(entries, { base: process.cwd() });
let bytes = 0;
for (const file of fileList) {
  const target = path.join(out, file);
  await mkdir(path.dirname(target), { recursive: true });
  // Links between workspaces stay links.
  await cp(file, target, { verbatimSymlinks: true });
  bytes += (await lstat(file)).size;
}
console.log(`${fileList.size} files, ${(bytes / 1e6).toFixed(1)} MB`);
