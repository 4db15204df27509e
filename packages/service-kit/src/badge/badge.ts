import { readFileSync } from 'node:fs';
import type { Caller } from '../call';
import { freshFile } from './fresh-file';
import { readOwnKey, readTrustedKeys } from './keys';
import { providerReader } from './provider';
import { NotBelieved, tokenReader, tokenSigner } from './token';

/** Certificates for both sides of a connection (PEM): each shows its own and asks for one that the authority signed. */
export interface MutualTls {
  readonly certificate: Buffer;
  readonly key: Buffer;
  readonly authority: Buffer;
}

/** What a process shows to others when it calls, and how it knows who calls. */
export interface Badge {
  /**
   * Proof of whom a call is made for, to show to one service; undefined for who has no key, and is believed nowhere. `proof` is what
   * that caller showed here, for who passes a call on and may not speak for its caller otherwise.
   */
  tokenFor(caller: Caller, audience: string, proof?: string): Promise<string> | undefined;
  /** Who calls. Throws NotBelieved. */
  callerOf(token: string | undefined, audience: string): Promise<Caller>;
  readonly tls: MutualTls | undefined;
}

interface BadgeSettings {
  readonly callKey?: string | undefined;
  readonly callTrust?: string | undefined;
  readonly callIssuer?: string | undefined;
  readonly tlsCertFile?: string | undefined;
  readonly tlsKeyFile?: string | undefined;
  readonly tlsCaFile?: string | undefined;
}

const nobodyIsBelieved = () => Promise.reject(new NotBelieved('this process trusts nobody: CIVICLINE_CALL_TRUST'));

const tlsOf = ({ tlsCertFile, tlsKeyFile, tlsCaFile }: BadgeSettings): MutualTls | undefined => {
  if (!tlsCertFile && !tlsKeyFile && !tlsCaFile) return undefined;
  // Half of it would be no protection that anybody wanted.
  if (!tlsCertFile || !tlsKeyFile || !tlsCaFile)
    throw new Error('CIVICLINE_TLS_CERT_FILE, CIVICLINE_TLS_KEY_FILE and CIVICLINE_TLS_CA_FILE: all three, or none');
  return {
    certificate: readFileSync(tlsCertFile),
    key: readFileSync(tlsKeyFile),
    authority: readFileSync(tlsCaFile),
  };
};

/** Opens what the settings say. Who is given no key is believed by nobody; who is given no trust believes nobody. */
export const openBadge = (settings: BadgeSettings): Badge => {
  const { callKey, callTrust, callIssuer } = settings;
  const sign = callKey ? tokenSigner(freshFile(callKey, readOwnKey)) : undefined;
  const trusted = callTrust ? freshFile(callTrust, readTrustedKeys) : undefined;
  return {
    tokenFor: (caller, audience, proof) => sign?.(caller, audience, proof),
    callerOf: trusted
      ? tokenReader({ trusted, ofProvider: callIssuer ? providerReader(callIssuer) : undefined })
      : nobodyIsBelieved,
    tls: tlsOf(settings),
  };
};
