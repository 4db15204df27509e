/** What a mail server says of a message (RFC 3464). */
export type Returned =
  | { readonly kind: 'delivered' }
  /** It did not arrive. `gone`: the address does not exist, and is not written to any more. */
  | { readonly kind: 'failed'; readonly status: string; readonly gone: boolean }
  /** It is still tried, or says nothing. */
  | { readonly kind: 'nothing' };

/** One group of fields: lower-case names; a line that begins with a space goes on with the one before. */
const fieldsOf = (group: string): ReadonlyMap<string, string> =>
  new Map(
    group
      .replace(/\r?\n[ \t]+/g, ' ')
      .split(/\r?\n/)
      .flatMap((line) => {
        const [, name = '', value = ''] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
        return name ? [[name.toLowerCase(), value.trim()] as const] : [];
      }),
  );

/**
 * Statuses (RFC 3463) after which nobody will ever read there: no such mailbox, no such system, moved, an address that is
 * none, a domain that takes no mail, a mailbox that is disabled. A full mailbox or a refused text is another matter.
 */
const goneForGood = new Set(['5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1']);

export const isGone = (status: string): boolean => goneForGood.has(status);

/** Reads the machine's part of a report. Our messages have one recipient, so the first that says something counts. */
export const readReturned = (deliveryStatus: string): Returned => {
  for (const group of deliveryStatus.split(/\r?\n[ \t]*\r?\n/)) {
    const fields = fieldsOf(group);
    const action = fields.get('action')?.toLowerCase();
    const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0] ?? '';
    if (action === 'delivered') return { kind: 'delivered' };
    if (action === 'failed') return { kind: 'failed', status: status || '5.0.0', gone: isGone(status) };
  }
  return { kind: 'nothing' };
};
