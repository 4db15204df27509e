import type { CallContext } from '@civicline/service-kit';
import { makeSpokenCode } from '@civicline/vietnamese';
import { announceReferrals } from '../announce';
import { alarmsOf } from '../domain/alarms';
import type { Matter, Person } from '../domain/matter';
import { isHotline } from '../domain/permissions';
import type { Referral } from '../domain/referral';
import { expectVersion, send } from '../domain/referral';
import { forbidden, referralNotFound } from '../domain/refusals';
import { setAlarms } from '../store/alarms';
import { CodeTaken, insertReferral, lockReferral } from '../store/referrals';
import { insertStep } from '../store/steps';
import { keep } from './change-referral';
import type { Deps } from './deps';
import { onceKey } from './deps';
import type { Way } from './find-way';
import { findWay } from './find-way';

export interface Reference {
  readonly matter: Matter;
  readonly question: string;
  readonly citizen: Person;
  readonly dossierCode: string;
  readonly recordId: string;
  readonly callId: string;
  readonly wantsCallBack: boolean;
  /** Kept until it is sent. */
  readonly partial: boolean;
  /** Where staff of the hotline send it, whatever the rules say; empty: the rules decide. */
  readonly officeId: string;
  readonly previousCode: string;
}

const maxCodes = 5;

/**
 * Refers a question: the rules choose the desk, the deadline is fixed in its working time, and all of it stands in one
 * commit. Refuses FORBIDDEN (an office of one's own choice is for the hotline), OFFICE_NOT_FOUND, NO_RULE_HOLDS.
 */
export const refer =
  (deps: Deps) =>
  async (reference: Reference, call: CallContext): Promise<Referral> => {
    if ((reference.officeId || reference.partial) && !isHotline(call.caller) && call.caller.role !== 'system')
      throw forbidden();
    const now = deps.clock.now();
    const way = reference.partial ? undefined : await findWay(deps, reference.matter, reference.officeId, now, call);
    const key = onceKey('Refer', reference, call);
    for (let codes = 1; ; codes++) {
      try {
        return await deps.store.once(key, async (tx) => {
          const referral = write(deps, reference, now, way);
          await insertReferral(tx, referral);
          const by = call.caller.id;
          insertStep(tx, referral.id, {
            at: now,
            what: 'referred',
            by,
            officeId: '',
            toOfficeId: referral.officeId,
            note: '',
          });
          if (referral.deadline) await setAlarms(tx, referral.id, alarmsOf(referral.deadline, now), deps.alarmSet);
          if (referral.status !== 'partial') await announceReferrals(tx, [{ what: 'referred', referral }], deps.newId);
          return referral;
        });
      } catch (error) {
        // Chance gave a code that somebody has: once in some hundred million.
        if (!(error instanceof CodeTaken) || codes >= maxCodes) throw error;
      }
    }
  };

const write = ({ newId, chance }: Deps, reference: Reference, now: Date, way: Way | undefined): Referral => {
  const { partial: _, officeId: __, ...said } = reference;
  const draft: Referral = {
    ...said,
    id: newId(),
    code: makeSpokenCode(chance),
    status: 'partial',
    version: 0,
    officeId: '',
    officeName: { vi: '', en: '' },
    officerId: '',
    decision: null,
    deadline: null,
    overdue: false,
    escalationLevel: 0,
    answer: null,
    delays: [],
    duplicateOf: '',
    referredAt: now,
    changedAt: now,
    askedBack: '',
  };
  if (!way) return { ...draft, version: 1 };
  return send({ ...draft, matter: way.matter }, way.desk, way.decision, way.deadline, now);
};

export interface Sending {
  readonly code: string;
  readonly expectedVersion: number;
  readonly matter: Matter;
  readonly question: string;
  readonly officeId: string;
}

/** Completes a partial referral and sends it. Refuses REFERRAL_NOT_FOUND, REFERRAL_SENT, VERSION_CONFLICT and as Refer does. */
export const sendReferral =
  (deps: Deps) =>
  async (sending: Sending, call: CallContext): Promise<Referral> => {
    const now = deps.clock.now();
    const way = await findWay(deps, sending.matter, sending.officeId, now, call);
    return deps.store.once(onceKey('SendReferral', sending, call), async (tx) => {
      const current = await lockReferral(tx, sending.code);
      if (!current) throw referralNotFound();
      expectVersion(current, sending.expectedVersion);
      const { question } = sending;
      const sent = send({ ...current, matter: way.matter, question }, way.desk, way.decision, way.deadline, now);
      return keep(tx, deps, current, sent, { what: 'referred', by: call.caller.id });
    });
  };
