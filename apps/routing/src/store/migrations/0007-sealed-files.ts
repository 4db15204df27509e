import { migration } from '@civicline/store';

/**
 * Files stand sealed. `sealed_with` says with which key, so that what is to be sealed anew is found without reading it; empty: as it came. What is
 * sealed does not get smaller, and is not tried.
 */
export const sealedFiles = migration(
  '0007_sealed_files',
  `
  ALTER TABLE attachment ADD COLUMN sealed_with text NOT NULL DEFAULT '';
  ALTER TABLE attachment ALTER COLUMN content SET STORAGE EXTERNAL;
  `,
);
