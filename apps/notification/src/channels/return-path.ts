import { createHmac, timingSafeEqual } from 'node:crypto';

/** What mail to one of these addresses means. */
type Purpose = 'bounce' | 'stop';

/** Which sending of which message. */
export interface Returning {
  readonly purpose: Purpose;
  readonly messageId: string;
  readonly round: number;
}

export interface ReturnPath {
  /** The address to which word of a message comes back. `requestId`: its id, and the sending after a dot. */
  addressOf(purpose: Purpose, requestId: string): string;
  /** Undefined: no address of ours, or somebody made it up. */
  read(address: string): Returning | undefined;
}

const form = /^(bounce|stop)\+([0-9a-f]{32})-(\d{1,6})-([0-9a-f]{16})$/;
const uuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/**
 * Each message has an address of its own to which it comes back, sealed with our key: whatever a mail server writes into its
 * report, we know what it is about, and nobody can have a citizen's address struck off who never had our mail. Hexadecimal,
 * because servers may write a local part in other letters.
 */
export const returnPath = (domain: string, key: string): ReturnPath => {
  const seal = (what: string) => createHmac('sha256', key).update(`return ${what}`).digest('hex').slice(0, 16);
  return {
    addressOf: (purpose, requestId) => {
      const [id = '', round = '0'] = requestId.split('.');
      const what = `${purpose}+${id.replaceAll('-', '')}-${round}`;
      return `${what}-${seal(what)}@${domain}`;
    },
    read: (address) => {
      const [local = '', at = ''] = address.toLowerCase().split('@');
      const [, purpose = '', hex = '', round = '', sealed = ''] = form.exec(local) ?? [];
      if (!hex || at !== domain.toLowerCase()) return undefined;
      const right = seal(`${purpose}+${hex}-${round}`);
      if (!timingSafeEqual(Buffer.from(sealed), Buffer.from(right))) return undefined;
      return { purpose: purpose as Purpose, messageId: uuid(hex), round: Number(round) };
    },
  };
};
