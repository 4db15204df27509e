import type { Violation } from '@civicline/service-kit/refusal';
import { invalid } from '@civicline/service-kit/refusal';

export const maxQuery = 200;

// Written by code point: control characters stay out of the source. PostgreSQL cannot hold the first of them.
const isControl = (code: number) => code < 32 || code === 127;
export const hasControl = (text: string) => [...text].some((sign) => isControl(sign.charCodeAt(0)));

/** Texts that are asked with. Refuses INVALID_ARGUMENT. */
export const checkTexts = (texts: Record<string, string>, max = maxQuery): void => {
  const violations = Object.entries(texts).flatMap(([field, text]): Violation[] => {
    if (text.length > max) return [{ field, rule: 'too_long', params: { max } }];
    return hasControl(text) ? [{ field, rule: 'control_characters' }] : [];
  });
  if (violations.length) throw invalid(violations);
};

/** The value of an enumeration, '' when unspecified. Refuses INVALID_ARGUMENT. */
export const known = <T extends string>(field: string, value: T, unrecognized: T, unspecified: T): string => {
  if (value === unrecognized) throw invalid([{ field, rule: 'unknown_value' }]);
  return value === unspecified ? '' : value;
};

/** Signs in long texts that no text has; lines may be broken. */
const isOdd = (code: number) => isControl(code) && code !== 9 && code !== 10 && code !== 13;

/** Every text in a value that has such signs, by its path. */
export const controlFaults = (value: unknown, path = ''): Violation[] => {
  if (typeof value === 'string')
    return [...value].some((sign) => isOdd(sign.charCodeAt(0))) ? [{ field: path, rule: 'control_characters' }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => controlFaults(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => controlFaults(item, path ? `${path}.${key}` : key));
};
