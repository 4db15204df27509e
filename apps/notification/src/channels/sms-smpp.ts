import type { Clock, Logger } from '@civicline/service-kit';
import type { Pdu } from 'smpp';
import type { ProviderAnswer } from '../domain/hand-over';
import type { Provider } from './provider';
import type { SmppSettings } from './providers-file';
import { readDelivery } from './smpp-delivery';
import { smppSession } from './smpp-session';
import type { SmsPart } from './sms-parts';
import { smsParts } from './sms-parts';

export interface SmppGear {
  readonly log: Logger;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly enquireEveryMs: number;
  /** Whether the message is known: a receipt may come before its message's number is written down. */
  readonly onReceipt: (receipt: { providerMessageId: string; delivered: boolean; code: string }) => Promise<boolean>;
  readonly onInbound: (sms: { id: string; from: string; text: string }) => Promise<void>;
}

const ok = 0;
/** ESME_RMSGQFUL, ESME_RTHROTTLED. */
const patience = new Set([0x14, 0x58]);
/** ESME_RSYSERR, ESME_RINVBNDSTS, ESME_RBINDFAIL, ESME_RINVSRCADR: nothing to do with this message. */
const notTheMessage = new Set([0x08, 0x04, 0x0d, 0x0a]);
const partTries = 4;
const throttledWaitMs = 300;
const receiptTries = 8;
const receiptWaitMs = 250;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const international = { ton: 1, npi: 1 };
/** A brand name instead of a number. */
const alphanumeric = { ton: 5, npi: 0 };

const answerOf = (pdu: Pdu): ProviderAnswer => {
  const reason = `SMPP_${pdu.command_status.toString(16).toUpperCase().padStart(2, '0')}`;
  if (patience.has(pdu.command_status)) return { outcome: 'busy', reason };
  return { outcome: notTheMessage.has(pdu.command_status) ? 'away' : 'refused', reason };
};

/**
 * An SMS provider over SMPP 3.4. A network does not remember what it was asked (no request id): what got no answer is never
 * repeated. A receipt is asked for the last part, which stands for the whole.
 */
export const smsOverSmpp = (settings: SmppSettings, gear: SmppGear): Provider => {
  let reference = Math.floor(Math.random() * 256);

  const takeReceipt = async (receipt: { providerMessageId: string; delivered: boolean; code: string }) => {
    for (let n = 0; n < receiptTries; n++) {
      if (await gear.onReceipt(receipt)) return;
      await pause(receiptWaitMs);
    }
  };

  const session = smppSession({
    settings,
    log: gear.log,
    timeoutMs: gear.timeoutMs,
    enquireEveryMs: gear.enquireEveryMs,
    onDelivery: async (pdu) => {
      const delivery = readDelivery(pdu, gear.clock.now());
      if (delivery.kind === 'receipt') await takeReceipt(delivery);
      if (delivery.kind === 'inbound') await gear.onInbound(delivery);
    },
  });

  const sourceTon = /^\+?\d+$/.test(settings.from) ? international : alphanumeric;
  const submitPart = (to: string, { text, header }: SmsPart, dataCoding: number, last: boolean) =>
    session.submit({
      source_addr_ton: sourceTon.ton,
      source_addr_npi: sourceTon.npi,
      source_addr: settings.from.replace(/^\+/, ''),
      dest_addr_ton: international.ton,
      dest_addr_npi: international.npi,
      destination_addr: to.replace(/^\+/, ''),
      data_coding: dataCoding,
      registered_delivery: last ? 1 : 0,
      short_message: header ? { udh: header, message: text } : { message: text },
    });

  /** The parts go one after the other. Once one was taken, the others must follow or nobody knows what was read. */
  const send: Provider['send'] = async ({ to, text }) => {
    reference = (reference + 1) & 0xff;
    const { dataCoding, parts } = smsParts(text, reference);
    let id = '';
    for (const [n, part] of parts.entries()) {
      for (let tries = 1; ; tries++) {
        const pdu = await submitPart(to, part, dataCoding, n === parts.length - 1);
        if (pdu === undefined && n === 0) return { outcome: 'away', reason: 'PROVIDER_UNREACHABLE' };
        if (pdu === undefined || pdu === 'lost') return { outcome: 'unsure', reason: 'PROVIDER_TIMEOUT' };
        if (pdu.command_status === ok) {
          id = pdu.message_id ?? '';
          break;
        }
        const answer = answerOf(pdu);
        const again = answer.outcome === 'busy' && tries < partTries;
        if (!again) return n === 0 ? answer : { outcome: 'unsure', reason: 'SENT_IN_PART' };
        await pause(throttledWaitMs * tries);
      }
    }
    return { outcome: 'taken', providerMessageId: id };
  };

  return {
    name: settings.name,
    perSecond: settings.perSecond,
    remembers: false,
    send,
    start: session.start,
    stop: session.stop,
  };
};
