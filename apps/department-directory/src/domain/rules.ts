import type { Violation } from '@civicline/service-kit/refusal';
import type { Localized } from './directory';

/** Where a check says what is wrong: the path of the field, the rule that it breaks. */
export type Report = (field: string, rule: string, params?: Violation['params']) => void;

export const slug = /^[a-z0-9][a-z0-9-]{0,79}$/;
export const code = /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/;

export const named = (report: Report, field: string, text: Localized | undefined) => {
  if (!text?.vi) report(`${field}.vi`, 'required');
  else if (text.vi.length > 500) report(`${field}.vi`, 'too_long', { max: 500 });
};
