import type { CustomTypesConfig } from 'pg';
import { types } from 'pg';
import type { Vault } from './vault';
import { encode, sealedKey } from './json';
import { Sealed } from './sealed';
import { looksSealed } from './vault';

/** A parameter that stands for all that a searchable column may hold of some texts: `search_key(column) = ANY($n)`. */
export class SearchKeys {
  constructor(readonly texts: readonly string[]) {}
}

/** JSON that may tell something about a person: sealed where there is a ring, and read back by `fromJson` either way. */
export class SealedJson {
  constructor(readonly json: string | null) {}
}

export const sealedJson = (json: string | null): SealedJson => new SealedJson(json);
/** Asks for what was written as `searchable(text)`. */
export const searchKeys = (...texts: readonly string[]): SearchKeys => new SearchKeys(texts);

/** Rows as one JSON parameter, in which values may be sealed. */
export class JsonRows {
  constructor(readonly value: unknown) {}
}

export const jsonRows = (value: unknown): JsonRows => new JsonRows(value);
/** JSON as `toJson` makes it, of a value in which texts may be sealed. */
export const jsonWith = (value: unknown): JsonRows => new JsonRows(encode(value));

/** Without a ring nothing personal is written: a service that forgot its keys must not keep numbers in the clear. */
const noVault = (): never => {
  throw new Error('a personal value, and no keyring: CIVICLINE_PERSONAL_KEYS');
};

/** A statement's parameters as they go to the server. */
export const paramsFor = (vault: Vault | undefined) => {
  const one = (value: unknown): unknown => {
    if (value instanceof Sealed) return (vault ?? noVault()).seal(value.text, value.searchable);
    if (value instanceof SearchKeys) {
      const { searchKeys: keysOf } = vault ?? noVault();
      return value.texts.flatMap(keysOf);
    }
    if (value instanceof JsonRows)
      return JSON.stringify(value.value, (_, item: unknown) => (item instanceof Sealed ? one(item) : item));
    if (value instanceof SealedJson)
      return value.json !== null && vault?.currentMark !== undefined
        ? JSON.stringify({ [sealedKey]: vault.seal(value.json, false) })
        : value.json;
    return Array.isArray(value) ? value.map(one) : value;
  };
  return (values: readonly unknown[]): unknown[] => values.map(one);
};

const oid = { text: 25, json: 114, jsonb: 3802 } as const;

/** Opens whatever is sealed as it is read, in columns and within JSON. What does not open stays as it is, and `broken` hears of it. */
export const typesFor = (vault: Vault, broken: () => void): CustomTypesConfig => {
  const open = (text: string): string => {
    const opened = vault.open(text);
    if (opened === undefined) broken();
    return opened ?? text;
  };
  const text = (value: string) => (looksSealed(value) ? open(value) : value);
  const json = (value: string): unknown =>
    value.includes('"~1.')
      ? JSON.parse(value, (_, item: unknown) => (typeof item === 'string' ? text(item) : item))
      : JSON.parse(value);
  const own = new Map<number, (value: string) => unknown>([
    [oid.text, text],
    [oid.json, json],
    [oid.jsonb, json],
  ]);
  return {
    getTypeParser: ((id: number, format?: 'text' | 'binary') =>
      (format !== 'binary' && own.get(id)) ||
      types.getTypeParser(id, format as 'text')) as CustomTypesConfig['getTypeParser'],
  };
};
