import type { Vault } from '../commands/keep-recordings';
import { readKeys } from './seal';
import { sealedFolder } from './sealed-folder';

interface VaultSettings {
  readonly recording: boolean;
  readonly recordingFolder: string;
  readonly recordingKeys: string | undefined;
}

/**
 * Where recordings are kept; undefined where none are. It is there with its folder and keys also when nothing more is recorded:
 * what was is heard, and removed in time. Throws when calls are to be recorded and there is no place for it.
 */
export const openVault = ({ recording, recordingFolder, recordingKeys }: VaultSettings): Vault | undefined => {
  if (recordingFolder && recordingKeys) return sealedFolder(recordingFolder, readKeys(recordingKeys));
  if (recording) throw new Error('CIVICLINE_RECORDING needs CIVICLINE_RECORDING_FOLDER and CIVICLINE_RECORDING_KEYS');
  return undefined;
};
