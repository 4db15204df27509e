import { formatDay, formatWhen, localDay, localTime } from '@civicline/calendar';
import { language } from './i18n/setup';

/** "11:00 thứ Tư, 25/11/2026", in the reader's language. */
export const showWhen = (instant: string) => formatWhen(new Date(instant), language());
export const showDay = (day: string) => formatDay(day, language());
export const showTime = (instant: string) => localTime(new Date(instant));
export const dayOf = (instant: string) => localDay(new Date(instant));
export const today = () => localDay(new Date());

/** "08:00–09:00 thứ Năm, 26/11/2026": the time within which somebody is called. */
export const showWindow = ({ from, to }: { readonly from: string; readonly to: string }) =>
  `${showTime(from)}–${showTime(to)} ${showDay(dayOf(from))}`;

/** "80.000 ₫" */
export const showMoney = (vnd: number) => `${vnd.toLocaleString(language() === 'vi' ? 'vi-VN' : 'en-GB')} ₫`;
