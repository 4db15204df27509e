import i18n from 'i18next';
import { ProblemError, unreached } from '../api/client';

/** Hands the appointment over to the reader's own calendar as a file. The number proves whose it is. Throws ProblemError. */
export const downloadCalendar = async (code: string, phone: string) => {
  const response = await fetch(`/api/v1/appointments/${encodeURIComponent(code)}/calendar.ics`, {
    headers: { 'X-Phone-Proof': phone, 'Accept-Language': i18n.language },
  }).catch(() => {
    throw new ProblemError(unreached());
  });
  if (!response.ok) throw new ProblemError({ ...unreached(), status: response.status, title: i18n.t('error.server') });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${code}.ics`;
  link.click();
  URL.revokeObjectURL(link.href);
};
