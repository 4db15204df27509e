import type { Logger } from '@civicline/service-kit';
import type { Pdu, Session } from 'smpp';
import { connect } from 'smpp';
import type { SmppSettings } from './providers-file';

export interface SessionOptions {
  readonly settings: SmppSettings;
  readonly log: Logger;
  readonly timeoutMs: number;
  /** How often the link is asked whether it lives. */
  readonly enquireEveryMs: number;
  /** What the network brings. Resolves when it may be forgotten there; a throw has it brought again. */
  readonly onDelivery: (pdu: Pdu) => Promise<void>;
}

const firstRetryMs = 500;
const longestRetryMs = 30_000;
const ok = 0;
/** ESME_RX_T_APPN: not now, bring it again. */
const tryAgain = 0x64;

/** An SMPP session as transceiver that is kept up: bound again when it is lost, asked for life while it is quiet. */
export const smppSession = ({ settings, log, timeoutMs, enquireEveryMs, onDelivery }: SessionOptions) => {
  const { name, host, port, tls, systemId, password } = settings;
  let bound: Session | undefined;
  let current: Session | undefined;
  let stopped = false;
  let retryMs = firstRetryMs;
  const timers = new Set<NodeJS.Timeout>();

  const later = (work: () => void, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
    return timer;
  };

  const deliver = (session: Session, pdu: Pdu) => {
    onDelivery(pdu).then(
      () => session.send(pdu.response({ command_status: ok })),
      (error: unknown) => {
        log.warn({ err: error, provider: name }, 'what the network brought was not taken, it will come again');
        session.send(pdu.response({ command_status: tryAgain }));
      },
    );
  };

  /** A link that does not answer is dead, whatever TCP believes. */
  const enquire = (session: Session) => {
    if (bound !== session) return;
    const dead = later(() => session.destroy(), timeoutMs);
    session.enquire_link(() => {
      clearTimeout(dead);
      later(() => enquire(session), enquireEveryMs);
    });
  };

  const open = () => {
    if (stopped) return;
    const session = connect({ host, port, tls });
    current = session;
    const unanswered = later(() => session.destroy(), timeoutMs);
    session.on(tls ? 'secureConnect' : 'connect', () => {
      session.bind_transceiver({ system_id: systemId, password }, (pdu) => {
        clearTimeout(unanswered);
        if (pdu.command_status !== ok) {
          log.warn({ provider: name, status: pdu.command_status }, 'the network refused to bind');
          return session.destroy();
        }
        bound = session;
        retryMs = firstRetryMs;
        log.info({ provider: name }, 'bound');
        later(() => enquire(session), enquireEveryMs);
      });
    });
    session.on('deliver_sm', (pdu: Pdu) => deliver(session, pdu));
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
    session.on('error', () => session.destroy());
    session.on('close', () => {
      clearTimeout(unanswered);
      if (bound === session) bound = undefined;
      if (stopped) return;
      later(open, retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    });
  };

  /** Undefined: there is no link. 'lost': it was said, and nothing came back. */
  const submit = (fields: object): Promise<Pdu | 'lost'> | undefined => {
    const session = bound;
    if (!session) return undefined;
    return new Promise((resolve) => {
      const end = (result: Pdu | 'lost') => {
        clearTimeout(patience);
        session.off('close', lost);
        resolve(result);
      };
      const lost = () => end('lost');
      const patience = setTimeout(lost, timeoutMs);
      session.once('close', lost);
      session.submit_sm(fields, end);
    });
  };

  return {
    submit,
    start: () => {
      open();
      return Promise.resolve();
    },
    stop: async () => {
      stopped = true;
      timers.forEach(clearTimeout);
      const session = bound;
      if (session)
        await new Promise<void>((resolve) => {
          setTimeout(resolve, 1_000).unref();
          session.unbind(() => resolve());
        });
      current?.destroy();
    },
  };
};
