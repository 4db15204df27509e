import { same } from '../http/same';

/**
 * Who may ask over Open311, "name=key" with commas: a key is a system's own. Throws when it is written otherwise, or when a key
 * is too short to be one.
 */
export const open311Keys = (setting: string) => {
  const systems = setting
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const [, name, key] = /^([\w-]{1,40})=(\S{16,200})$/.exec(one) ?? [];
      if (!name || !key)
        throw new Error('configuration:\n  - CIVICLINE_OPEN311_KEYS: name=key with commas, keys of 16 signs or more');
      return { name, key };
    });
  /** The system whose key it is. */
  return (key: string): string | undefined =>
    systems.reduce<string | undefined>((found, one) => (same(one.key, key) ? one.name : found), undefined);
};
