import type { CallContext } from '@civicline/service-kit';
import type { Referral } from '../domain/referral';
import { acknowledge, askBack, close, comeBack, explain, explainDelay, handOn, reopen } from '../domain/referral';
import type { Localized } from '../domain/matter';
import { isHotline, isProof, mayWorkOn } from '../domain/permissions';
import { forbidden, officeNotFound, referralNotFound } from '../domain/refusals';
import { referralByCode } from '../store/referrals';
import { changeReferral } from './change-referral';
import type { Deps } from './deps';
import { findWay } from './find-way';

/** A code must not be found by trying. Refuses REFERRAL_NOT_FOUND. */
const mustProve = (referral: Referral, phoneProof: string): void => {
  if (!isProof(referral, phoneProof)) throw referralNotFound();
};

const waiting: Localized = { vi: 'Chờ công dân bổ sung', en: 'Waiting for the citizen' };

export const acknowledgeReferral =
  (deps: Deps) =>
  (request: { code: string; officerId: string }, call: CallContext): Promise<Referral> =>
    changeReferral(deps, 'AcknowledgeReferral', request, call, (current, now) => {
      mayWorkOn(call.caller, current);
      const by = call.caller.id;
      return [acknowledge(current, request.officerId || by, now), { what: 'acknowledged', by }];
    });

/** Hands it to the office whose it is, or back to the hotline's desk; it always lies somewhere. Refuses OFFICE_NOT_FOUND. */
export const returnReferral =
  (deps: Deps) =>
  async (request: { code: string; toOfficeId: string; reason: string }, call: CallContext): Promise<Referral> => {
    const office = request.toOfficeId ? await deps.directory.office(request.toOfficeId, call) : undefined;
    if (request.toOfficeId && !office) throw officeNotFound();
    const desk = { officeId: office?.id ?? '', officeName: office?.name ?? { vi: '', en: '' }, officerId: '' };
    return changeReferral(deps, 'ReturnReferral', request, call, (current, now) => {
      // What came back to the hotline's desk is handed on by the hotline.
      if (current.officeId || !isHotline(call.caller)) mayWorkOn(call.caller, current);
      return [
        handOn(current, desk, now),
        { what: desk.officeId ? 'assigned' : 'returned', by: call.caller.id, note: request.reason },
      ];
    });
  };

export const askCitizenBack =
  (deps: Deps) =>
  (request: { code: string; question: string }, call: CallContext): Promise<Referral> =>
    changeReferral(deps, 'AskBack', request, call, (current, now) => {
      mayWorkOn(call.caller, current);
      const { question: note } = request;
      return [askBack(current, note, waiting, now), { what: 'paused', by: call.caller.id, note }];
    });

/** What was asked has come: the hotline or the office itself has it, or the citizen says it, with proof. */
export const resumeReferral =
  (deps: Deps) =>
  (request: { code: string; reply: string; phoneProof: string }, call: CallContext): Promise<Referral> =>
    changeReferral(deps, 'ResumeReferral', request, call, (current, now) => {
      const byCitizen = call.caller.role === 'citizen';
      if (byCitizen) mustProve(current, request.phoneProof);
      else if (!isHotline(call.caller)) mayWorkOn(call.caller, current);
      const { reply: note } = request;
      return [comeBack(current, note, now), { what: 'resumed', by: byCitizen ? 'citizen' : call.caller.id, note }];
    });

/** The citizen knows: somebody of the hotline told them. What messages and call-backs tell is heard from events. */
export const recordExplained =
  (deps: Deps) =>
  (request: { code: string; by: string }, call: CallContext): Promise<Referral> =>
    changeReferral(deps, 'RecordExplained', request, call, (current, now) => {
      return [explain(current, now), { what: 'explained', by: call.caller.id, note: request.by }];
    });

export const closeReferral =
  (deps: Deps) =>
  (request: { code: string; note: string }, call: CallContext): Promise<Referral> =>
    changeReferral(deps, 'CloseReferral', request, call, (current, now) => {
      if (!isHotline(call.caller)) mayWorkOn(call.caller, current);
      return [close(current, now), { what: 'closed', by: call.caller.id, note: request.note }];
    });

/** A new round with a clock of its own. For the hotline, and for the citizen with proof. */
export const reopenReferral =
  (deps: Deps) =>
  async (request: { code: string; reason: string; phoneProof: string }, call: CallContext): Promise<Referral> => {
    const known = await referralByCode(deps.store, request.code);
    if (!known) throw referralNotFound();
    const { deadline } = await findWay(deps, known.matter, known.officeId, deps.clock.now(), call);
    return changeReferral(deps, 'ReopenReferral', request, call, (current, now) => {
      if (call.caller.role === 'citizen') mustProve(current, request.phoneProof);
      else if (!isHotline(call.caller) && !isProof(current, request.phoneProof)) throw forbidden();
      const next = { ...deadline, beganAt: now, round: (current.deadline?.round ?? 0) + 1 };
      const by = call.caller.role === 'citizen' ? 'citizen' : call.caller.id;
      return [reopen(current, request.reason, next, now), { what: 'reopened', by, note: request.reason }];
    });
  };

/** Why it is late, with a new day: the apology that the one-stop rules ask for (Decree 61/2018/ND-CP, article 19). */
export const explainReferralDelay =
  (deps: Deps) =>
  (request: { code: string; reason: Localized; newDay: string }, call: CallContext): Promise<Referral> =>
    changeReferral(deps, 'ExplainDelay', request, call, (current, now) => {
      mayWorkOn(call.caller, current);
      const { reason, newDay } = request;
      const by = call.caller.id;
      return [explainDelay(current, { reason, newDay, by, at: now }), { what: 'delay-explained', by, note: reason.vi }];
    });
