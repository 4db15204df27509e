import type { ComboboxItem, OptionsFilter } from '@mantine/core';
import { fold } from '@civicline/vietnamese';

/** Options that hold what is typed, with accents or without. */
export const fitsFolded: OptionsFilter = ({ options, search }) =>
  (options as ComboboxItem[]).filter(({ label }) => fold(label).includes(fold(search.trim())));
