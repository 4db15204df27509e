import type { Vault } from '@civicline/store';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Archive } from '../commands/keep-recordings';

/** Recordings as files of a folder that all replicas share, each sealed: half a file is never taken for a whole one. */
export const sealedFolder = (folder: string, vault: Vault): Archive => {
  const fileOf = (id: string) => path.join(folder, `${id}.sealed`);
  return {
    put: async (id, sound) => {
      const sealed = vault.sealBytes(id, sound);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = fileOf(id);
      const part = await open(`${file}.part`, 'w', 0o600);
      try {
        await part.writeFile(sealed);
        await part.sync();
      } finally {
        await part.close();
      }
      await rename(`${file}.part`, file);
      const where = await open(folder);
      await where.sync().finally(() => where.close());
    },
    get: async (id) => vault.openBytes(id, await readFile(fileOf(id))),
    remove: async (id) => {
      for (const file of [fileOf(id), `${fileOf(id)}.part`]) await rm(file, { force: true });
    },
    currentMark: vault.currentMark,
  };
};
