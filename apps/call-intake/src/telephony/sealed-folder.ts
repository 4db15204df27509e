import { mkdir, open as openFile, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Vault } from '../commands/keep-recordings';
import type { Keys } from './seal';
import { open, seal } from './seal';

/** Recordings as files of a folder that all replicas share, each sealed: half a file is never taken for a whole one. */
export const sealedFolder = (folder: string, keys: Keys): Vault => {
  const fileOf = (id: string) => path.join(folder, `${id}.sealed`);
  return {
    put: async (id, sound) => {
      const { keyId, sealed } = seal(keys, id, sound);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(id);
      const part = await openFile(`${file}.part`, 'w', 0o600);
      try {
        await part.writeFile(sealed);
        await part.sync();
      } finally {
        await part.close();
      }
      await rename(`${file}.part`, file);
      const where = await openFile(folder);
      await where.sync().finally(() => where.close());
      return { keyId };
    },
    get: async (id) => open(keys, id, await readFile(fileOf(id))),
    remove: async (id) => {
      for (const file of [fileOf(id), `${fileOf(id)}.part`]) await rm(file, { force: true });
    },
  };
};
