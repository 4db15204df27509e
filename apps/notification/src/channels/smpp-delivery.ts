import { createHash } from 'node:crypto';
import type { Pdu } from 'smpp';

/** What a network brings: word of one of our messages, or a citizen's own. */
export type Delivery =
  | { readonly kind: 'receipt'; readonly providerMessageId: string; readonly delivered: boolean; readonly code: string }
  | { readonly kind: 'inbound'; readonly id: string; readonly from: string; readonly text: string }
  | { readonly kind: 'nothing' };

const isReceipt = 0x04;
const hasHeader = 0x40;
/** SMPP 5.2.28: message_state as a number. */
const states: Readonly<Record<number, string>> = {
  2: 'DELIVRD',
  3: 'EXPIRED',
  4: 'DELETED',
  5: 'UNDELIV',
  8: 'REJECTD',
};
/** States after which nothing more comes. */
const final = new Set(['DELIVRD', 'EXPIRED', 'DELETED', 'UNDELIV', 'REJECTD', 'UNKNOWN']);

const textOf = (pdu: Pdu): string => {
  const payload = typeof pdu.message_payload === 'string' ? pdu.message_payload : pdu.message_payload?.message;
  const said = pdu.short_message?.message;
  return String((said?.length ? said : payload) ?? '');
};

const receiptOf = (pdu: Pdu): Delivery => {
  const text = textOf(pdu);
  const id = pdu.receipted_message_id ?? /\bid:(\S+)/i.exec(text)?.[1] ?? '';
  const state = states[pdu.message_state ?? 0] ?? /\bstat:(\w+)/i.exec(text)?.[1]?.toUpperCase() ?? '';
  if (!id || !final.has(state)) return { kind: 'nothing' };
  return { kind: 'receipt', providerMessageId: id, delivered: state === 'DELIVRD', code: state };
};

/**
 * Reads a deliver_sm. A long SMS comes in parts: the first says what it is about, the others are let go. The network gives a
 * citizen's message no number, so it is known again by what it says, from whom, in the same minute: it may be brought twice.
 */
export const readDelivery = (pdu: Pdu, now: Date): Delivery => {
  const esm = pdu.esm_class ?? 0;
  if (esm & isReceipt) return receiptOf(pdu);
  const udh = pdu.short_message?.udh;
  const header = Buffer.isBuffer(udh) ? [...udh.subarray(1)] : [...(udh?.[0] ?? [])];
  // Element 0, three bytes: reference, parts, number of this one.
  if (esm & hasHeader && header[0] === 0 && header[4] !== undefined && header[4] > 1) return { kind: 'nothing' };
  const digits = (pdu.source_addr ?? '').replace(/^\+/, '');
  const from = digits.startsWith('0') ? digits : `+${digits}`;
  const text = textOf(pdu);
  const minute = now.toISOString().slice(0, 16);
  const id = createHash('sha256').update([from, text, minute].join('\n')).digest('base64url');
  return { kind: 'inbound', id, from, text };
};
