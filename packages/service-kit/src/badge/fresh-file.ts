import { readFileSync, statSync } from 'node:fs';

const lookAgainMs = 10_000;

const isJson = (setting: string): boolean => setting.trimStart().startsWith('{');

/**
 * What a file says, read again when it has changed: keys are exchanged while processes run. Throws when it cannot be read at first;
 * a later change that cannot be read leaves what was known. JSON itself, in the place of a file's name, stays what it is.
 */
export const freshFile = <T>(file: string, parse: (text: string) => T): (() => T) => {
  if (isJson(file)) {
    const given = parse(file);
    return () => given;
  }
  const changedAt = () => statSync(file).mtimeMs;
  let seen = changedAt();
  let known = parse(readFileSync(file, 'utf8'));
  let lookAt = Date.now() + lookAgainMs;
  return () => {
    if (Date.now() < lookAt) return known;
    lookAt = Date.now() + lookAgainMs;
    try {
      const now = changedAt();
      if (now === seen) return known;
      known = parse(readFileSync(file, 'utf8'));
      seen = now;
    } catch {
      // Half written, or away for a moment: it is looked at again.
    }
    return known;
  };
};
