import type { OfficeHours } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import type { Deadline, Terms } from '../domain/deadline';
import { termsOf } from '../domain/deadline';
import type { Decision, OfficeFacts, Surroundings } from '../domain/decision';
import { decide } from '../domain/decision';
import type { Matter } from '../domain/matter';
import { inField } from '../domain/matter';
import type { Desk } from '../domain/referral';
import { nowhere, officeNotFound, rulesNotFound } from '../domain/refusals';
import type { RuleSet } from '../domain/rules';
import { rulesOf } from '../store/rule-sets';
import type { Deps } from './deps';

/** Half past seven to half past four with lunch: what a queue's deadline counts by, since a queue is no office. */
const usualHours: OfficeHours = {
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({
    weekday,
    intervals: [
      { opens: '07:30', closes: '11:30' },
      { opens: '13:00', closes: '16:30' },
    ],
  })),
  exceptions: [],
};

/** Of an office that never opens nothing would ever be due. */
const opensAtAll = ({ weekly }: OfficeHours) => weekly.some(({ intervals }) => intervals.length > 0);

type Gear = Pick<Deps, 'store' | 'directory'>;

const deadlineIn = (office: OfficeFacts | undefined, terms: Terms, now: Date): Deadline => ({
  acknowledgeMinutes: terms.acknowledgeMinutes,
  answerMinutes: terms.answerMinutes,
  warnMinutes: terms.warnMinutes,
  round: 1,
  beganAt: now,
  hours: office && opensAtAll(office.hours) ? office.hours : usualHours,
  pauses: [],
});

const officeIn = ({ named, windows, department }: Surroundings, id: string): OfficeFacts | undefined =>
  named.get(id) ?? [...windows, ...(department ? [department] : [])].find((office) => office.id === id);

/** What the rules say of a matter. Refuses RULES_NOT_FOUND, NO_RULE_HOLDS, PROCEDURE_NOT_FOUND. */
export const findDecision = async (
  { store, directory }: Gear,
  said: Matter,
  now: Date,
  call: CallContext,
  tried: RuleSet | null = null,
): Promise<{ matter: Matter; decision: Decision; deadline: Deadline; terms: Terms }> => {
  const rules = tried ?? (await rulesOf(store, 0));
  if (!rules) throw rulesNotFound();
  const surroundings = await directory.surroundings(said, rules, now, call);
  const matter = inField(said, surroundings.field);
  const found = decide(rules, matter, surroundings, now);
  if (!found) throw nowhere();
  const { decision, rule } = found;
  const terms = termsOf(rule, rules);
  return { matter, decision, terms, deadline: deadlineIn(officeIn(surroundings, decision.officeId), terms, now) };
};

export interface Way {
  /** With the field of the procedure, where only that was named. */
  readonly matter: Matter;
  readonly desk: Desk;
  /** Null where somebody chose the office. */
  readonly decision: Decision | null;
  readonly deadline: Deadline;
}

/** Where a matter goes and by when it must be answered; `officeId` chooses the desk whatever the rules say. Refuses OFFICE_NOT_FOUND and as above. */
export const findWay = async (
  gear: Gear,
  said: Matter,
  officeId: string,
  now: Date,
  call: CallContext,
): Promise<Way> => {
  const { matter, decision, deadline, terms } = await findDecision(gear, said, now, call);
  if (!officeId) {
    const { officeId: id, officeName, officerId } = decision;
    return { matter, desk: { officeId: id, officeName, officerId }, decision, deadline };
  }
  const office = await gear.directory.office(officeId, call);
  if (!office) throw officeNotFound();
  return {
    matter,
    desk: { officeId: office.id, officeName: office.name, officerId: '' },
    decision: null,
    deadline: deadlineIn(office, terms, now),
  };
};
