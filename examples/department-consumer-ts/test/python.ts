import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const pythonExample = path.resolve(__dirname, '../../department-consumer-python');

const run = (command: string, args: string[]) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: 300_000 });
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? `${stderr}${stdout}`.slice(-800)}`);
  return stdout;
};

/** What the example runs with: Python with its requirements, and code made of the contracts. Made once a machine and version. */
export const preparePython = () => {
  const requirements = path.join(pythonExample, 'requirements.txt');
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const home = path.join(os.homedir(), '.cache', 'civicline', `python-${digest}`);
  if (!existsSync(home)) {
    const making = `${home}.${process.pid}`;
    mkdirSync(path.dirname(home), { recursive: true });
    run('python3', ['-m', 'venv', making]);
    run(path.join(making, 'bin/python'), ['-m', 'pip', 'install', '-q', '-r', requirements]);
    // Whoever else made it meanwhile made the same.
    if (existsSync(home)) rmSync(making, { recursive: true });
    else renameSync(making, home);
  }
  const python = path.join(home, 'bin/python');
  const contracts = path.join(os.tmpdir(), `civicline-python-contracts-${process.pid}`);
  run(python, [path.join(pythonExample, 'generate.py'), contracts]);
  return {
    run: (script: string, args: string[]) =>
      run(python, [path.join(pythonExample, script), '--contracts', contracts, ...args]),
    drop: () => rmSync(contracts, { recursive: true, force: true }),
  };
};
