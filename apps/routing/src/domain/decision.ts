import type { OfficeHours } from '@civicline/calendar';
import type { Localized, Matter } from './matter';
import type { Consideration, Rule, RuleSet, Target } from './rules';
import { holds } from './rules';

/** What routing must know of an office. */
export interface OfficeFacts {
  readonly id: string;
  readonly name: Localized;
  readonly unitCode: string;
  readonly hours: OfficeHours;
  /** A number at which somebody is reached; empty: none is published. */
  readonly number: string;
}

/** Who is on duty at an office at the moment. */
export interface OnDuty {
  readonly officerId: string;
  readonly number: string;
}

/** All that the directory says about a matter, gathered before anything is decided. */
export interface Surroundings {
  /** Codes of the matter's unit and those above it, nearest first. */
  readonly unitPath: readonly string[];
  /** Field of the procedure; empty when there is none. */
  readonly field: string;
  /** Department that answers for the procedure; undefined when there is no procedure. */
  readonly department: OfficeFacts | undefined;
  /** One-stop windows for the unit, nearest in the tree first: commune, district, province. */
  readonly windows: readonly OfficeFacts[];
  /** Offices that rules name. */
  readonly named: ReadonlyMap<string, OfficeFacts>;
  /** Who is on duty, by office. */
  readonly duty: ReadonlyMap<string, OnDuty>;
}

export interface Decision {
  readonly target: Target;
  /** Empty for a queue. */
  readonly officeId: string;
  readonly officeName: Localized;
  readonly officerId: string;
  /** Where a live call is transferred to; empty: nowhere. */
  readonly number: string;
  readonly ruleId: string;
  readonly rulesVersion: number;
  readonly considered: readonly Consideration[];
  /** Offices that were asked in vain, nearest first, before one had somebody. */
  readonly fellBackOver: readonly string[];
}

interface Found {
  readonly office: OfficeFacts | undefined;
  readonly duty: OnDuty | undefined;
  readonly fellBackOver: readonly string[];
}

/**
 * Whom a target comes to. A duty officer is looked for from the commune up to the province, so that a question at night
 * finds whoever is on duty; an office is the nearest one, whether somebody is on duty there or not.
 */
const resolve = ({ kind, id }: Target, { department, windows, named, duty }: Surroundings): Found | undefined => {
  const here = (office: OfficeFacts | undefined, fellBackOver: readonly string[] = []): Found => ({
    office,
    duty: office && duty.get(office.id),
    fellBackOver,
  });
  if (kind === 'queue') return here(undefined);
  if (id) {
    const office = named.get(id);
    return office && here(office);
  }
  if (kind === 'department') return department && here(department);
  if (kind === 'one-stop-window') return windows[0] && here(windows[0]);
  const asked = [...windows, ...(department ? [department] : [])];
  const reached = asked.findIndex((office) => (kind === 'duty-officer' ? duty.has(office.id) : office.number !== ''));
  if (reached < 0) return undefined;
  return here(
    asked[reached],
    asked.slice(0, reached).map((office) => office.id),
  );
};

const nobody: Localized = { vi: 'không có ai ở nơi quy tắc chỉ đến', en: 'there is nobody where the rule points' };
const nameless: Localized = { vi: '', en: '' };

/**
 * Decides where a matter goes: the first rule that holds and whose target is somebody. Undefined when none does, which a
 * published rule set cannot come to, since its last rule names a queue and asks nothing.
 */
export const decide = (
  rules: RuleSet,
  matter: Matter,
  surroundings: Surroundings,
  now: Date,
): { decision: Decision; rule: Rule } | undefined => {
  const considered: Consideration[] = [];
  for (const rule of rules.rules) {
    const found = resolve(rule.target, surroundings);
    const { held, why } = holds(rule, matter, {
      now,
      unitPath: surroundings.unitPath,
      hours: (found?.office ?? surroundings.windows[0] ?? surroundings.department)?.hours,
    });
    considered.push({ ruleId: rule.id, held: held && found !== undefined, why: held && !found ? nobody : why });
    if (!held || !found) continue;
    const { office, duty, fellBackOver } = found;
    const decision: Decision = {
      target: { kind: rule.target.kind, id: rule.target.id || (office?.id ?? '') },
      officeId: office?.id ?? '',
      officeName: office?.name ?? nameless,
      officerId: duty?.officerId ?? '',
      number: duty?.number || (office?.number ?? ''),
      ruleId: rule.id,
      rulesVersion: rules.version,
      considered,
      fellBackOver,
    };
    return { decision, rule };
  }
  return undefined;
};
