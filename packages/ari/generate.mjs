// Writes src/generated/ari.ts from the description of its REST interface that comes with Asterisk:
//   npm run generate -w @civicline/ari -- /usr/share/asterisk/rest-api 22.10.1
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a telephone centre needs: of the others (modules, mailboxes) nothing. */
const resources = [
  'applications',
  'asterisk',
  'bridges',
  'channels',
  'deviceStates',
  'endpoints',
  'playbacks',
  'recordings',
];
const wantedOf = { asterisk: ['getInfo', 'ping', 'getGlobalVar', 'setGlobalVar', 'updateObject', 'deleteObject'] };

const [folder, version] = process.argv.slice(2);
if (!folder || !version) throw new Error('usage: node generate.mjs FOLDER VERSION');
const read = (name) => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));

const plain = {
  string: 'string',
  int: 'number',
  long: 'number',
  double: 'number',
  float: 'number',
  boolean: 'boolean',
  Date: 'string',
  object: 'Readonly<Record<string, unknown>>',
  containers: 'Readonly<Record<string, string | { readonly value: string; readonly report_events?: boolean }>>',
  void: 'void',
  binary: 'Uint8Array',
};
const used = new Set();
const typeOf = (name, { values, valueType } = {}) => {
  const list = /^List\[(.+)\]$/.exec(name)?.[1];
  if (list) return `readonly ${/^\w+$/.test(typeOf(list)) ? typeOf(list) : `(${typeOf(list)})`}[]`;
  if (valueType === 'LIST' && name === 'string') return values.map((value) => `'${value}'`).join(' | ');
  if (!plain[name]) used.add(name);
  return plain[name] ?? name;
};
const comment = (text, indent) => {
  const line = text?.split('\n')[0].trim();
  return line ? `${indent}/** ${line.replaceAll('*/', '* /')} */\n` : '';
};

const operation = (route, { httpMethod, nickname, summary, responseClass, parameters = [] }) => {
  const body = parameters.find(({ paramType }) => paramType === 'body');
  const answer = { void: 'nothing', binary: 'bytes' }[responseClass] ?? 'json';
  const given = parameters.map(({ name, required, allowMultiple, dataType, allowableValues, description }) => {
    // Only its words say that it is a list.
    const one = typeOf(/list of ConfigTuples/.test(description) ? 'List[ConfigTuple]' : dataType, allowableValues);
    const type = allowMultiple ? `readonly ${/^\w+$/.test(one) ? one : `(${one})`}[]` : one;
    return `${comment(description, '      ')}      readonly ${name}${required ? '' : '?'}: ${type}${required ? '' : ' | undefined'};\n`;
  });
  const needed = parameters.some(({ required }) => required);
  const from = body && `, body: { from: '${body.name}', as: '${body.dataType === 'containers' ? 'field' : 'itself'}' }`;
  return {
    type: `${comment(summary, '    ')}    ${nickname}(params${needed ? '' : '?'}: {${given.length ? `\n${given.join('')}    ` : ''}}, call?: AriCall): Promise<${typeOf(responseClass)}>;\n`,
    route: `    ${nickname}: { method: '${httpMethod}', path: '${route}', answer: '${answer}'${from ?? ''} },\n`,
  };
};

const property = ([name, { type, required, description, allowableValues }]) =>
  `${comment(description, '  ')}  readonly ${name}${required ? '' : '?'}: ${typeOf(type, allowableValues)};\n`;
/** A model of the kind that says itself what it is gets its own name as its type. */
const model = (all, { id, description, properties }, said) => {
  const parent = Object.values(all).find(({ subTypes = [] }) => subTypes.includes(id))?.id;
  const above = parent && parent !== 'Message' ? ` extends ${parent}` : '';
  if (above) used.add(parent);
  const fields = Object.entries(properties ?? {}).filter(([name]) => name !== 'type' || !said);
  return `${comment(description, '')}export interface ${id}${above} {\n${said ? `  readonly type: '${id}';\n` : ''}${fields.map(property).join('')}}\n`;
};

const described = [...resources, 'events'].map((name) => [name, read(name)]);
const models = Object.assign({}, ...described.map(([, { models }]) => models));
const parts = described
  .filter(([name]) => name !== 'events')
  .map(([name, { apis }]) => {
    const acts = apis
      .flatMap(({ path: route, operations }) => operations.map((act) => [route, act]))
      .filter(([, { nickname }]) => wantedOf[name]?.includes(nickname) ?? true)
      .map(([route, act]) => operation(route, act));
    return {
      types: `  readonly ${name}: {\n${acts.map(({ type }) => type).join('')}  };\n`,
      routes: `  ${name}: {\n${acts.map(({ route }) => route).join('')}  },\n`,
    };
  });

const eventNames = models.Event.subTypes;
const events = eventNames.map((name) => model(models, models[name], true));
const written = new Map();
for (let missing = [...used]; missing.length; missing = [...used].filter((name) => !written.has(name))) {
  for (const name of missing) written.set(name, model(models, models[name] ?? fail(name), false));
}
function fail(name) {
  throw new Error(`no model ${name}`);
}

const out = path.join(path.dirname(fileURLToPath(import.meta.url)), 'src/generated/ari.ts');
mkdirSync(path.dirname(out), { recursive: true });
writeFileSync(
  out,
  `// Generated by generate.mjs from Asterisk ${version}'s description of its REST interface. Not edited by hand.
import type { AriCall, Route } from '../request';

export interface Operations {
${parts.map(({ types }) => types).join('')}}

export const routes = {
${parts.map(({ routes }) => routes).join('')}} as const satisfies Readonly<Record<keyof Operations, Readonly<Record<string, Route>>>>;

${[...written]
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([, text]) => text)
  .join('\n')}
${events.join('\n')}
export interface AriEvents {
${eventNames.map((name) => `  readonly ${name}: ${name};\n`).join('')}}

export type AriEvent = AriEvents[keyof AriEvents];
`,
);
console.log(`${path.relative(process.cwd(), out)}: Asterisk ${version}, ${eventNames.length} events`);
