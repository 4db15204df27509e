import fc from 'fast-check';
import { isRefusal } from '@civicline/service-kit/refusal';
import type { Deadline } from './deadline';
import { isPaused } from './deadline';
import type { Referral } from './referral';
import {
  acknowledge,
  alarmed,
  answer,
  askBack,
  close,
  comeBack,
  explain,
  explainDelay,
  handOn,
  isAwaited,
  markDuplicate,
  reopen,
  send,
} from './referral';

const text = { vi: 'x', en: 'x' };
const deadline: Deadline = {
  round: 1,
  beganAt: new Date(0),
  hours: { weekly: [], exceptions: [] },
  pauses: [],
  acknowledgeMinutes: 1,
  answerMinutes: 1,
  warnMinutes: 1,
};
const draft: Referral = {
  id: 'a',
  code: 'A',
  status: 'partial',
  version: 1,
  matter: { topic: 'land', procedureCode: '', unitCode: '', locale: 'vi' },
  question: 'Hỏi',
  citizen: { name: 'An', phone: '+84912345678', email: '' },
  dossierCode: '',
  officeId: '',
  officeName: text,
  officerId: '',
  decision: null,
  deadline: null,
  overdue: false,
  escalationLevel: 0,
  answer: null,
  delays: [],
  duplicateOf: '',
  recordId: '',
  callId: '',
  wantsCallBack: false,
  referredAt: new Date(0),
  changedAt: new Date(0),
  askedBack: '',
  previousCode: '',
};
const desk = (officeId: string) => ({ officeId, officeName: text, officerId: '' });
const now = new Date(1_000);
const given = { text: 'Trả lời', attachmentIds: [], answeredBy: 'o1', officeId: 'x', at: now };

const steps: Record<string, (referral: Referral) => Referral> = {
  send: (referral) => send(referral, desk('x'), null, deadline, now),
  acknowledge: (referral) => acknowledge(referral, 'o1', now),
  answer: (referral) => answer(referral, given),
  handOn: (referral) => handOn(referral, desk('y'), now),
  giveBack: (referral) => handOn(referral, desk(''), now),
  askBack: (referral) => askBack(referral, 'Số thửa?', text, now),
  comeBack: (referral) => comeBack(referral, '12', now),
  explain: (referral) => explain(referral, now),
  close: (referral) => close(referral, now),
  reopen: (referral) => reopen(referral, 'Chưa xong', { ...deadline, round: 2 }, now),
  duplicate: (referral) => markDuplicate(referral, { ...draft, id: 'b', code: 'B' }, now),
  overdue: (referral) => alarmed(referral, 1, now),
  explainDelay: (referral) => explainDelay(referral, { reason: text, newDay: '2026-12-01', by: 'o1', at: now }),
};

it('whatever is done in whatever order: it always lies somewhere, is answered at most once a round, and never goes back in version', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 40 }), (names) => {
      let referral = draft;
      for (const name of names) {
        let after = referral;
        try {
          after = steps[name]!(referral);
        } catch (error) {
          // A refusal changes nothing; anything else is a fault.
          if (!isRefusal(error)) throw error;
        }
        expect(after.version - referral.version).toBe(after === referral ? 0 : 1);
        // What lies with no office lies with the hotline's desk, which knows it: it is returned, or the hotline has taken it.
        if (after.status === 'open' || after.status === 'assigned') expect(after.officeId).not.toBe('');
        if (after.answer && referral.answer) expect(after.answer).toBe(referral.answer);
        expect(after.answer !== null).toBe(['answered', 'explained', 'closed'].includes(after.status));
        if (!isAwaited(after) && after.deadline) expect(isPaused(after.deadline)).toBe(false);
        expect(after.askedBack !== '' && !(after.deadline && isPaused(after.deadline))).toBe(false);
        referral = after;
      }
    }),
    { numRuns: 500 },
  );
});

it.each([
  [['send', 'answer', 'answer'], 'ALREADY_ANSWERED'],
  [['answer'], 'REFERRAL_PARTIAL'],
  [['send', 'send'], 'REFERRAL_SENT'],
  [['send', 'duplicate', 'answer'], 'REFERRAL_ENDED'],
  [['send', 'answer', 'close'], 'NOT_ANSWERED'],
  [['send', 'explain'], 'NOT_ANSWERED'],
  [['send', 'askBack', 'askBack'], 'ALREADY_PAUSED'],
  [['send', 'comeBack'], 'NOT_PAUSED'],
  [['send', 'explainDelay'], 'NOT_OVERDUE'],
])('%j is refused: %s', (names, reason) => {
  const run = () => names.reduce((referral, name) => steps[name]!(referral), draft);
  expect(run).toThrow(expect.objectContaining({ reason }));
});

it('a referral is no duplicate of itself', () => {
  expect(() => markDuplicate(steps['send']!(draft), draft, now)).toThrow(
    expect.objectContaining({ reason: 'DUPLICATE_OF_ITSELF' }),
  );
});
