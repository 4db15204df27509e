// Whether what is deployed is what the processes want: manifests keep to Kubernetes' own schemas, every process is given each setting
// that it needs and none that it does not know, and none has more rights, or less care, than the others.
import { transformFileSync } from '@swc/core';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { root } from './install.mjs';

const faults = [];
const expect = (holds, fault) => holds || faults.push(fault);
const at = (...parts) => path.join(root, 'deploy', ...parts);
const kubernetesVersions = ['1.32', '1.37'];

const call = (command, args) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (error) throw new Error(`${command} is needed to check what is deployed: ${error.message}`);
  return { passed: status === 0, said: `${stdout}${stderr}`, stdout };
};

/** The checkers that come as Python packages, installed once a machine. */
const checkers = () => {
  const requirements = at('requirements.txt');
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const home = path.join(os.homedir(), '.cache/civicline', `checkers-${digest}`);
  if (existsSync(home)) return (name) => path.join(home, 'bin', name);
  mkdirSync(path.dirname(home), { recursive: true });
  const making = mkdtempSync(path.join(path.dirname(home), 'making-'));
  for (const [command, ...args] of [
    ['python3', '-m', 'venv', making],
    [path.join(making, 'bin/python'), '-m', 'pip', 'install', '-q', '-r', requirements],
  ]) {
    const { passed, said } = call(command, args);
    if (!passed) throw new Error(said);
  }
  renameSync(making, home);
  return (name) => path.join(home, 'bin', name);
};

/** The settings of a process, out of its config.ts as it is written. */
const settingsIn = (file, names = []) => {
  const { code } = transformFileSync(path.join(root, file), {
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  const module = { exports: {} };
  const known = { '@civicline/service-kit': { defineConfig: (settings) => ({ settings }) } };
  new Function('module', 'exports', 'require', 'process', code)(
    module,
    module.exports,
    (name) => known[name] ?? {},
    process,
  );
  return names.length ? module.exports[names[0]] : module.exports.config.settings;
};
const kit = settingsIn('packages/service-kit/src/config.ts', ['kitSettings']);
const rooms = ['department-directory', 'scheduling', 'call-intake', 'routing', 'notification', 'gateway'];
/** What the image sets by itself. */
const ofTheImage = ['HOST', 'PROBE_PORT', 'METRICS_PORT', 'DESK_DIR'];

const checkSettings = (where, name, given) => {
  const known = { ...kit, ...settingsIn(`apps/${name}/src/config.ts`) };
  const own = given.filter((key) => key.startsWith('CIVICLINE_')).map((key) => key.slice('CIVICLINE_'.length));
  for (const key of own) expect(known[key], `${where}: ${name} is given CIVICLINE_${key}, which it does not know`);
  for (const [key, { default: preset, optional }] of Object.entries(known))
    expect(
      optional || preset !== undefined || own.includes(key) || ofTheImage.includes(key),
      `${where}: ${name} is not given CIVICLINE_${key}, which it needs`,
    );
};

const compose = parse(readFileSync(at('compose/compose.yaml'), 'utf8'), { merge: true });
for (const name of rooms) checkSettings('compose', name, Object.keys(compose.services[name].environment));

const secrets = new Map(
  parseAllDocuments(readFileSync(at('kubernetes/secrets.example.yaml'), 'utf8'))
    .map((document) => document.toJS())
    .map(({ metadata, stringData }) => [metadata.name, Object.keys(stringData)]),
);

/** What the server would take and nobody would notice until a node goes or a process hangs. */
const checkCare = (where, objects) => {
  const find = (kind, name) => objects.find((one) => one.kind === kind && one.metadata.name === name);
  // A generated map's name ends with a digest of what is in it.
  const keysOf = ({ configMapRef, secretRef }) =>
    configMapRef ? Object.keys(find('ConfigMap', configMapRef.name)?.data ?? {}) : (secrets.get(secretRef.name) ?? []);
  for (const { kind, metadata, spec } of objects) {
    if (kind !== 'Deployment' && kind !== 'Job') continue;
    const name = metadata.name.replace(/^migrate-/, '');
    const [process] = spec.template.spec.containers;
    checkSettings(where, name, [...process.envFrom.flatMap(keysOf), ...process.env.map((one) => one.name)]);
    const { securityContext: rights, resources } = process;
    expect(
      spec.template.spec.securityContext?.runAsNonRoot &&
        rights?.readOnlyRootFilesystem &&
        !rights.allowPrivilegeEscalation,
      `${where}: ${metadata.name} has rights that it does not need`,
    );
    expect(resources?.requests?.cpu && resources.limits?.memory, `${where}: ${metadata.name} has no bounds`);
    if (kind === 'Job') continue;
    expect(process.livenessProbe && process.readinessProbe, `${where}: nobody asks ${name} whether it works`);
    expect(find('PodDisruptionBudget', name), `${where}: all of ${name} may be evicted at once`);
    expect(
      find('Service', name)?.spec.ports.every(({ targetPort }) =>
        process.ports.some((port) => port.name === targetPort),
      ),
      `${where}: the service of ${name} leads nowhere`,
    );
    expect(name === 'gateway' || find('Job', `migrate-${name}`), `${where}: nobody migrates ${name}`);
  }
  for (const { kind, metadata, spec } of objects)
    if (kind === 'HorizontalPodAutoscaler')
      expect(find('Deployment', spec.scaleTargetRef.name), `${where}: ${metadata.name} scales nothing`);
};

const checker = checkers();
const scratch = mkdtempSync(path.join(os.tmpdir(), 'civicline-manifests-'));
for (const overlay of ['small', 'large']) {
  const { passed, said, stdout } = call('kubectl', ['kustomize', at('kubernetes/overlays', overlay)]);
  if (!passed) {
    faults.push(said);
    continue;
  }
  const file = path.join(scratch, `${overlay}.yaml`);
  writeFileSync(file, stdout);
  for (const version of kubernetesVersions) {
    const strictly = ['-m', 'kubernetes_validate', '--strict', '--quiet', '--no-warn', '-k', version, file];
    const seen = call(checker('python'), strictly);
    expect(seen.passed, `kubernetes ${version}, ${overlay}: ${seen.said}`);
  }
  checkCare(
    overlay,
    parseAllDocuments(stdout).map((document) => document.toJS()),
  );
}
rmSync(scratch, { recursive: true });

const linted = call(checker('hadolint'), [at('images/Dockerfile'), at('asterisk/Dockerfile')]);
expect(linted.passed, linted.said);

if (faults.length) {
  console.log(faults.join('\n'));
  process.exitCode = 1;
}
