import type { Keyring } from '@civicline/store';
import { openVault } from '@civicline/store';
import type { Archive } from '../commands/keep-recordings';
import { sealedFolder } from './sealed-folder';

interface ArchiveSettings {
  readonly recording: boolean;
  readonly recordingFolder: string;
  readonly databaseSchema: string;
}

/**
 * Where recordings are kept; undefined where none are. It is there with its folder also when nothing more is recorded: what was is heard, and
 * removed in time. Throws when calls are to be recorded and could not be kept.
 */
export const openArchive = (
  { recording, recordingFolder, databaseSchema }: ArchiveSettings,
  keyring: Keyring,
): Archive | undefined => {
  if (recording && !(recordingFolder && keyring.current))
    throw new Error(
      'CIVICLINE_RECORDING needs CIVICLINE_RECORDING_FOLDER and a current key in CIVICLINE_PERSONAL_KEYS',
    );
  return recordingFolder ? sealedFolder(recordingFolder, openVault(keyring, databaseSchema)) : undefined;
};
