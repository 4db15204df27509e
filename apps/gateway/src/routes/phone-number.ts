import { Refusal } from '@civicline/service-kit/refusal';
import { parsePhone } from '@civicline/vietnamese';

/** A number as the services know it. Refuses what is none. */
export const e164 = (number: string): string => {
  const found = parsePhone(number)?.e164;
  if (found === undefined)
    throw new Refusal('INVALID_ARGUMENT', 'invalid', { violations: [{ field: 'number', rule: 'format.phone' }] });
  return found;
};
