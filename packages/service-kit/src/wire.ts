import type { OfficeHours } from '@civicline/calendar';
import type { common } from '@civicline/contracts';

/** A text in both languages as it came over the wire: what was left out is empty. */
export const localized = (text: common.LocalizedText | undefined): { readonly vi: string; readonly en: string } => ({
  vi: text?.vi ?? '',
  en: text?.en ?? '',
});

/** Office hours as they came over the wire, as the calendar reckons with them; none: never open. */
export const hoursFromProto = (hours: common.OfficeHours | undefined): OfficeHours => ({
  weekly: (hours?.weekly ?? []).map(({ weekday, intervals }) => ({
    weekday,
    intervals: intervals.map(({ opens, closes }) => ({ opens, closes })),
  })),
  exceptions: (hours?.exceptions ?? []).map(({ day, intervals }) => ({
    day,
    intervals: intervals.map(({ opens, closes }) => ({ opens, closes })),
  })),
});
