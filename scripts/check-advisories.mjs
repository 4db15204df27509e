// Known faults in what the product runs on, as the registry tells them. A registry that does not tell (a mirror, or none within reach) is said,
// and is no fault of ours.
import { spawnSync } from 'node:child_process';
import { root } from './install.mjs';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0'], {
  cwd: root,
  encoding: 'utf8',
});
const report = JSON.parse(stdout || '{}');
if (!report.vulnerabilities) console.log(`skipped: advisories are not to be had (${report.message ?? 'no answer'})`);
for (const { name, severity, fixAvailable } of Object.values(report.vulnerabilities ?? {})) {
  console.log(`${name}: ${severity}${fixAvailable ? ', mended in a newer version' : ''}`);
  if (severity === 'high' || severity === 'critical') process.exitCode = 1;
}
