import { isTime } from '@civicline/calendar';

/** What a cell says could not be read: which rule it breaks. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  constructor(
    readonly rule: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(rule);
  }
}

/** How one value is written into a cell and read from it. What is not there is an empty cell. */
export interface Cell {
  write(value: unknown): string;
  /** Throws Unreadable. */
  read(text: string): unknown;
}

const shown = (value: unknown) => (value === undefined || value === null ? '' : String(value as string | number));

export const text: Cell = { write: shown, read: (cell) => cell };

export const whole: Cell = {
  write: shown,
  read: (cell) => {
    if (!/^-?\d{1,15}$/.test(cell.trim())) throw new Unreadable('type', { expected: '123' });
    return Number(cell);
  },
};

/** A large whole number, which JSON writes as text. */
export const amount: Cell = { ...whole, read: (cell) => String(whole.read(cell)) };

export const decimal: Cell = {
  write: shown,
  read: (cell) => {
    if (!/^-?\d{1,9}(?:\.\d{1,15})?$/.test(cell.trim())) throw new Unreadable('type', { expected: '12.345' });
    return Number(cell);
  },
};

const yes = new Set(['true', '1', 'yes', 'có', 'x']);
const no = new Set(['false', '0', 'no', 'không']);

export const flag: Cell = {
  write: (value) => (value ? 'true' : ''),
  read: (cell) => {
    const said = cell.trim().toLowerCase();
    if (yes.has(said)) return true;
    if (no.has(said)) return undefined;
    throw new Unreadable('type', { expected: 'true' });
  },
};

/** One of a contract's names, in short: "one-stop" for OFFICE_KIND_ONE_STOP. */
export const choice = (prefix: string, names: readonly string[]): Cell => ({
  write: (value) => shown(value).slice(prefix.length).toLowerCase().replaceAll('_', '-'),
  read: (cell) => {
    const said = cell.trim().toLowerCase();
    if (!names.includes(said)) throw new Unreadable('unknown_value');
    return `${prefix}${said.toUpperCase().replaceAll('-', '_')}`;
  },
});

/** "07:30-11:30 13:00-16:30" */
export const intervals: Cell = {
  write: (value) =>
    ((value ?? []) as { opens?: string; closes?: string }[])
      .map(({ opens = '', closes = '' }) => `${opens}-${closes}`)
      .join(' '),
  read: (cell) =>
    cell
      .trim()
      .split(/\s+/)
      .map((one) => {
        const [opens = '', closes = '', more] = one.split('-');
        if (!isTime(opens) || !isTime(closes) || more !== undefined) throw new Unreadable('format.time');
        return { opens, closes };
      }),
};

const escaped = (part: string) =>
  part.replace(/[\\|\n\r]/g, (sign) => ({ '\n': '\\n', '\r': '\\r' })[sign] ?? `\\${sign}`);

/** Cuts at every sign that no backslash stands before. */
const cut = (line: string, at: string): string[] => {
  const parts = [''];
  for (let n = 0; n < line.length; n++) {
    const sign = line[n] ?? '';
    if (sign === at) parts.push('');
    else if (sign === '\\' && n + 1 < line.length) parts[parts.length - 1] += sign + (line[++n] ?? '');
    else parts[parts.length - 1] += sign;
  }
  return parts;
};

const unescaped = (part: string) => part.replace(/\\(.)/gs, (_, sign: string) => ({ n: '\n', r: '\r' })[sign] ?? sign);

/** A list of texts: a line each. */
export const lines: Cell = {
  write: (value) => ((value ?? []) as string[]).map(escaped).join('\n'),
  read: (cell) => cell.split(/\r?\n/).filter(Boolean).map(unescaped),
};

/** A list of such names: a line each. */
export const choices = (one: Cell): Cell => ({
  write: (value) => ((value ?? []) as string[]).map((item) => one.write(item)).join('\n'),
  read: (cell) =>
    cell
      .split(/\r?\n/)
      .filter(Boolean)
      .map((item) => one.read(item)),
});

export interface Part {
  readonly path: string;
  readonly cell: Cell;
}

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((here, key) => (here as Record<string, unknown> | undefined)?.[key], value);

/** Sets what a path names; nothing when there is nothing to set. */
export const setAt = (target: Record<string, unknown>, path: string, value: unknown): void => {
  if (value === undefined || value === '') return;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let here = target;
  for (const key of keys) here = (here[key] ??= {}) as Record<string, unknown>;
  here[last] = value;
};
export const getAt = at;

/** A list of things: a line each, their parts with " | " between, in this order. `\|` is a bar, `\n` a line's end. */
export const table = (parts: readonly Part[]): Cell => ({
  write: (value) =>
    ((value ?? []) as unknown[])
      .map((item) =>
        parts
          .map(({ path, cell }) => escaped(cell.write(at(item, path))))
          .join(' | ')
          .replace(/(?: \| )+$/, ''),
      )
      .join('\n'),
  read: (cell) =>
    cell
      .split(/\r?\n/)
      .filter(Boolean)
      .map((line) => {
        const said = cut(line, '|').map((part, n, all) =>
          part.slice(n > 0 && part.startsWith(' ') ? 1 : 0, n < all.length - 1 && part.endsWith(' ') ? -1 : undefined),
        );
        if (said.length > parts.length) throw new Unreadable('too_many', { max: parts.length });
        const item: Record<string, unknown> = {};
        parts.forEach(({ path, cell: part }, n) => {
          const words = unescaped(said[n] ?? '');
          if (words !== '') setAt(item, path, part.read(words));
        });
        return item;
      }),
});
