import { freePort } from '@civicline/local/postgres';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { keeperSettings } from './tester';

const bootstrap = `
  const { transformFileSync } = require('@swc/core');
  require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file, {
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }).code, file);
  require(process.argv[1]);`;

/** Of what it logs, the end, in characters: a process that does not start says why there. */
const keptOfLog = 4_000;

/** A service in a process of its own, from source, so that it can die as processes do. */
export const startProcess = async (main: string, settings: Record<string, string>) => {
  const [probe, metrics] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ['--no-deprecation', '-C', 'source', '-e', bootstrap, main], {
    env: {
      ...process.env,
      CIVICLINE_PROBE_PORT: String(probe),
      CIVICLINE_METRICS_PORT: String(metrics),
      ...keeperSettings,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: path.dirname(main),
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-keptOfLog)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    ready: async () => {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${said}`);
      const { status } = await fetch(`http://127.0.0.1:${probe}/health/ready`);
      if (status !== 200) throw new Error(`not ready: ${status}`);
    },
    /** As when the power goes. */
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
