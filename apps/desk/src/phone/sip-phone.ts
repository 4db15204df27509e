import type { WebPhone } from '@civicline/contracts/rest';
import type { RTCSession } from 'jssip/lib/RTCSession';
import { UA, WebSocketInterface } from 'jssip';
import { closeMicrophone } from './devices';
import type { PhoneChange } from './line';

export interface SipPhoneOptions {
  /** Asked again when the secret is half as old as it may get, and when it does not hold any more. */
  readonly lend: () => Promise<WebPhone | null>;
  readonly microphone: () => Promise<MediaStream>;
  /** Whoever speaks is heard here. */
  readonly speaker: HTMLAudioElement;
  readonly tell: (change: PhoneChange) => void;
}

export interface SipPhone {
  /** Picks it up, if it rings. */
  answer(): Promise<void>;
  mute(to: boolean): void;
  /** It rings, or somebody speaks. */
  isBusy(): boolean;
  close(): void;
}

const registerSeconds = 120;
const againMs = 2_000;
const otherWaysMs = 300;
const longestRecoverySeconds = 5;

const userAgent = ({ url, user, secret }: WebPhone) =>
  new UA({
    sockets: [new WebSocketInterface(url)],
    uri: `sip:${user}@${new URL(url).hostname}`,
    password: secret,
    register_expires: registerSeconds,
    session_timers: false,
    connection_recovery_max_interval: longestRecoverySeconds,
    user_agent: 'Civicline desk',
  });

/** One call, from its first ring to its end; the microphone is open as long. */
const conversation = (session: RTCSession, { microphone, speaker, tell }: SipPhoneOptions, onOver: () => void) => {
  // Opened while it rings: whoever picks up is heard at once.
  const opened = microphone();
  session.on('peerconnection', ({ peerconnection }) =>
    peerconnection.addEventListener('track', ({ streams: [stream] }) => {
      speaker.srcObject = stream ?? null;
      void speaker.play().catch(() => undefined);
    }),
  );
  // With one way to be reached there is something to say; another network of this machine may take long to be asked.
  session.on('icecandidate', ({ ready }) => window.setTimeout(ready, otherWaysMs));
  session.on('accepted', () => tell({ type: 'talk', talk: 'talking' }));
  const over = () => {
    void opened.then(closeMicrophone, () => undefined);
    speaker.srcObject = null;
    tell({ type: 'talk', talk: 'idle' });
    onOver();
  };
  session.on('ended', over);
  session.on('failed', over);
  tell({ type: 'talk', talk: 'ringing' });
  let answering = false;
  return {
    answer: async () => {
      if (answering) return;
      answering = true;
      try {
        session.answer({ mediaStream: await opened, pcConfig: { iceServers: [] } });
      } catch {
        tell({ type: 'microphone', there: false });
        if (!session.isEnded()) session.terminate({ status_code: 480 });
      }
    },
    mute: (to: boolean) => {
      if (to) session.mute({ audio: true });
      else session.unmute({ audio: true });
      tell({ type: 'muted', muted: to });
    },
  };
};

/** Registers, and stays so as long as it is open: cut off, it comes again by itself. */
export const openSipPhone = (lent: WebPhone, options: SipPhoneOptions): SipPhone => {
  const { lend, tell } = options;
  const agent = userAgent(lent);
  let current: ReturnType<typeof conversation> | undefined;
  let timer: number | undefined;
  let closed = false;

  const renewIn = (ms: number, then: () => void = () => undefined) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void renew(then), ms);
  };
  const renewLater = ({ expiresAt }: WebPhone) => renewIn((Date.parse(expiresAt) - Date.now()) / 2);
  const renew = async (then: () => void) => {
    const next = await lend().catch(() => null);
    if (closed) return;
    // The house is away: what was lent holds until it is over.
    if (!next) return renewIn(againMs, then);
    agent.set('password', next.secret);
    renewLater(next);
    then();
  };

  agent.on('registered', () => tell({ type: 'registered' }));
  agent.on('unregistered', () => tell({ type: 'cut' }));
  agent.on('disconnected', () => tell({ type: 'cut' }));
  agent.on('registrationFailed', () => {
    tell({ type: 'cut' });
    // Asterisk was started anew and knows nobody, or the secret became too old while this machine slept.
    if (agent.isConnected()) renewIn(againMs, () => agent.register());
  });
  agent.on('newRTCSession', ({ session }: { session: RTCSession }) => {
    if (session.direction !== 'incoming') return;
    if (current) return session.terminate({ status_code: 486 });
    current = conversation(session, options, () => (current = undefined));
  });
  renewLater(lent);
  agent.start();
  return {
    answer: async () => current?.answer(),
    mute: (to) => current?.mute(to),
    isBusy: () => current !== undefined,
    close: () => {
      closed = true;
      window.clearTimeout(timer);
      agent.stop();
    },
  };
};
