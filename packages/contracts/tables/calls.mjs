// Who may make which call, as the contracts say it: for the services' doors, and for whoever reads about it.
import { getOption, hasOption } from '@bufbuild/protobuf';
import { MethodOptions_IdempotencyLevel } from '@bufbuild/protobuf/wkt';

export const roles = ['citizen', 'agent', 'officer', 'supervisor', 'admin', 'system'];
/** By the number of common.v1.Reach. */
const reaches = [undefined, 'any', 'own'];

const methodsOf = (registry) =>
  [...registry]
    .filter(({ kind, typeName }) => kind === 'service' && typeName.startsWith('civicline.'))
    .flatMap(({ typeName, methods }) => methods.map((method) => [`/${typeName}/${method.name}`, method]));

/** Calls that do not say who may make them. */
export const unguarded = (registry) => {
  const access = registry.getExtension('civicline.common.v1.access');
  return methodsOf(registry).flatMap(([path, method]) => (hasOption(method, access) ? [] : [path]));
};

/** Each call that says who may make it, by its path, with the type of what it is asked with. */
export const callTable = (registry) => {
  const access = registry.getExtension('civicline.common.v1.access');
  return Object.fromEntries(
    methodsOf(registry)
      .filter(([, method]) => hasOption(method, access))
      .map(([path, method]) => {
        const said = getOption(method, access);
        const reachOf = (role) => (said.anyone ? 'any' : reaches[said[role]]);
        return [
          path,
          {
            request: method.input.typeName,
            roles: Object.fromEntries(roles.flatMap((role) => (reachOf(role) ? [[role, reachOf(role)]] : []))),
            services: said.service,
            safe: method.idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS,
          },
        ];
      }),
  );
};

const marks = { any: '+', own: 'own' };
const begin = '<!-- calls: generated from the contracts -->';
const end = '<!-- end of calls -->';

const rowsOf = (table) =>
  Object.entries(table).map(([path, { roles: may, services }]) => {
    const [, service, name] = path.split('/');
    const cells = roles.map((role) => (may[role] ? marks[may[role]] : ''));
    return `| ${service.split('.')[1]} | ${name} | ${[...cells, services.join(', ')].join(' | ')} |`;
  });

/** The text with the table of all calls in its place. Throws when it has no place for one. */
export const withTable = (text, table) => {
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`docs/security.md: ${begin} ... ${end}`);
  const head = ['service', 'call', ...roles, 'systems by name'];
  const lines = [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...rowsOf(table)];
  return `${before}${begin}\n${lines.join('\n')}\n${end}${after}`;
};
