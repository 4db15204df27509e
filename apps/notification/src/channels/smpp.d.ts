/** What of the package `smpp` is used here; it comes without types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';

  export interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly message_id?: string;
    readonly source_addr?: string;
    readonly destination_addr?: string;
    readonly esm_class?: number;
    readonly short_message?: { readonly message: string | Buffer; readonly udh?: readonly Buffer[] | Buffer };
    readonly message_payload?: { readonly message: string | Buffer } | string;
    readonly receipted_message_id?: string;
    readonly message_state?: number;
    response(options?: object): Pdu;
  }

  export interface Session extends EventEmitter {
    send(pdu: Pdu): boolean;
    bind_transceiver(options: object, answer: (pdu: Pdu) => void): boolean;
    submit_sm(options: object, answer: (pdu: Pdu) => void): boolean;
    enquire_link(answer: (pdu: Pdu) => void): boolean;
    unbind(answer: (pdu: Pdu) => void): boolean;
    close(done?: () => void): void;
    destroy(done?: () => void): void;
  }

  export const connect: (options: { host: string; port: number; tls: boolean }) => Session;
}
