import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const examples = path.resolve(__dirname, '../../../examples');

/** An example of a department's system that can be run with its language's own tools; what it printed comes back. */
export interface DepartmentSystem {
  run(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  drop(): void;
}

const minutesAtMost = 10;
interface Around {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

const run = async (command: string, args: readonly string[], { cwd, env }: Around = {}): Promise<string> => {
  const around = { cwd, env: { ...process.env, ...env }, timeout: minutesAtMost * 60_000 };
  const { stdout } = await promisify(execFile)(command, args, around);
  return stdout;
};

/** Python with an example's requirements, made once a machine and version. */
const pythonOf = async (example: string): Promise<string> => {
  const requirements = path.join(example, 'requirements.txt');
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const home = path.join(os.homedir(), '.cache', 'civicline', `python-${digest}`);
  if (!existsSync(home)) {
    const making = `${home}.${process.pid}`;
    mkdirSync(path.dirname(home), { recursive: true });
    await run('python3', ['-m', 'venv', making]);
    await run(path.join(making, 'bin/python'), ['-m', 'pip', 'install', '-q', '-r', requirements]);
    // Whoever else made it meanwhile made the same.
    if (existsSync(home)) rmSync(making, { recursive: true });
    else renameSync(making, home);
  }
  return path.join(home, 'bin/python');
};

/** Python with the consumer's requirements, and code made of the contracts. Runs a script of any folder. */
export const preparePython = async (): Promise<DepartmentSystem> => {
  const example = path.join(examples, 'department-consumer-python');
  const python = await pythonOf(example);
  const contracts = path.join(os.tmpdir(), `civicline-python-contracts-${process.pid}`);
  await run(python, [path.join(example, 'generate.py'), contracts]);
  return {
    run: (script, args, env) =>
      run(python, [path.resolve(example, script), '--contracts', contracts, ...args], { env }),
    drop: () => rmSync(contracts, { recursive: true, force: true }),
  };
};

/** A client of Open311 that others have written. */
export const prepareOpen311Client = async (): Promise<DepartmentSystem> => {
  const example = path.join(examples, 'open311-client-python');
  const python = await pythonOf(example);
  return {
    run: (script, args, env) => run(python, [path.join(example, script), ...args], { env }),
    drop: () => undefined,
  };
};

/** The Java example as Maven builds it. Runs its jar, or a source file of any folder with the jar's libraries. */
export const prepareJava = async (): Promise<DepartmentSystem> => {
  const example = path.join(examples, 'department-consumer-java');
  await run('mvn', ['-q', '-B', '-ntp', 'package'], { cwd: example });
  const target = path.join(example, 'target');
  return {
    run: (program, args, env) =>
      program.endsWith('.jar')
        ? run('java', ['-Xmx512m', '-jar', path.join(target, program), ...args], { env })
        : run('java', ['-Xmx512m', '-cp', path.join(target, 'libs/*'), program, ...args], { env }),
    drop: () => undefined,
  };
};
