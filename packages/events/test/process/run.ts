import { spawn } from 'node:child_process';
import path from 'node:path';

const bootstrap = `
  const { transformFileSync } = require('@swc/core');
  require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file, {
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }).code, file);
  require(process.argv[1]);`;

/** Another process, so that it can die as processes do. Runs a file of this folder from source. */
export const runProcess = (file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const child = spawn(
    process.execPath,
    ['--no-deprecation', '-C', 'source', '-e', bootstrap, path.join(__dirname, file), ...args],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'], cwd: __dirname },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return {
    /** How it ended: the name of the signal, else what it said. */
    ended: new Promise<string>((resolve) => child.once('exit', (_code, signal) => resolve(signal ?? said))),
    kill: () => child.kill('SIGKILL'),
  };
};
