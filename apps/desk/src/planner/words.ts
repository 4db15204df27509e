import { language } from '../i18n/setup';

const locale = () => (language() === 'vi' ? 'vi-VN' : 'en-GB');

/** "1.234" or "1,234". */
export const sayCount = (value: number): string => Math.round(value).toLocaleString(locale());

/** "12.5" or "12,5". */
export const sayDecimal = (value: number): string =>
  value.toLocaleString(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** "49 %"; a dash where there is nothing to divide. */
export const sayPart = (value: number | null): string => (value === null ? '–' : `${Math.round(value * 100)} %`);

/** "×1.5". */
export const sayTimes = (value: number): string => `×${sayDecimal(value)}`;

/** "6:30", minutes and seconds. */
export const sayDuration = (seconds: number): string =>
  `${Math.floor(Math.round(seconds) / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;
