import type { OfficeHours } from '@civicline/calendar';
import { isOpen } from '@civicline/calendar';
import type { Localized, Matter } from './matter';

export type TargetKind = 'queue' | 'department' | 'one-stop-window' | 'duty-officer' | 'hotline';

/** Where to. An empty id lets the matter say: the procedure's department, the window of the unit, who is on duty there. */
export interface Target {
  readonly kind: TargetKind;
  readonly id: string;
}

/** What a rule asks of a matter; an empty list asks nothing. */
export interface Condition {
  readonly topics: readonly string[];
  readonly procedureCodes: readonly string[];
  /** A unit and all below it. */
  readonly unitCodes: readonly string[];
  readonly locales: readonly ('vi' | 'en')[];
  /** Local hours in which it holds; empty: at any time. Public holidays are no working days here either. */
  readonly at: OfficeHours['weekly'];
  readonly when: 'always' | 'office-open' | 'office-closed';
}

export interface Rule {
  /** Stable over versions. */
  readonly id: string;
  readonly name: Localized;
  readonly condition: Condition;
  readonly target: Target;
  /** Working minutes; 0 takes the rule set's. */
  readonly acknowledgeMinutes: number;
  readonly answerMinutes: number;
  readonly warnMinutes: number;
}

/** The first rule whose condition holds decides; the last holds for everything, so that nothing is left without a desk. */
export interface RuleSet {
  readonly version: number;
  readonly rules: readonly Rule[];
  readonly acknowledgeMinutes: number;
  readonly answerMinutes: number;
  readonly warnMinutes: number;
  readonly publishedBy: string;
  readonly publishedAt: Date;
  readonly note: string;
}

/** One rule that was looked at, and why it held or did not. */
export interface Consideration {
  readonly ruleId: string;
  readonly held: boolean;
  readonly why: Localized;
}

/** What is known when a matter is held against a rule. */
export interface Circumstances {
  readonly now: Date;
  /** Codes of the matter's unit and those above it, nearest first. */
  readonly unitPath: readonly string[];
  /** Hours of the office that the rule's target names or comes to; undefined when it comes to none. */
  readonly hours: OfficeHours | undefined;
}

const no = (vi: string, en: string) => ({ held: false, why: { vi, en } });

const asked = <T extends string>(wanted: readonly T[], value: T) => wanted.length > 0 && !wanted.includes(value);

/** Whether a rule holds for a matter; the first thing that it asks in vain is the reason why not. */
export const holds = (
  { condition, target }: Rule,
  matter: Matter,
  { now, unitPath, hours }: Circumstances,
): { held: boolean; why: Localized } => {
  const { topics, procedureCodes, unitCodes, locales, at, when } = condition;
  if (asked(topics, matter.topic))
    return no(`lĩnh vực không phải ${topics.join(', ')}`, `topic is not ${topics.join(', ')}`);
  if (asked(procedureCodes, matter.procedureCode))
    return no(`thủ tục không phải ${procedureCodes.join(', ')}`, `procedure is not ${procedureCodes.join(', ')}`);
  if (unitCodes.length && !unitPath.some((code) => unitCodes.includes(code)))
    return no(`địa bàn không thuộc ${unitCodes.join(', ')}`, `unit is not within ${unitCodes.join(', ')}`);
  if (asked(locales, matter.locale)) return no('ngôn ngữ khác', 'another language');
  if (at.length && !isOpen({ weekly: at, exceptions: [] }, now))
    return no('ngoài giờ của quy tắc', 'outside the hours of the rule');
  if (when === 'always') return { held: true, why: { vi: 'mọi điều kiện đều đúng', en: 'every condition holds' } };
  if (!hours) return no('không có cơ quan nào để xét giờ mở cửa', 'there is no office whose hours could be asked');
  const open = isOpen(hours, now);
  if (open !== (when === 'office-open'))
    return open ? no('cơ quan đang mở cửa', 'the office is open') : no('cơ quan đang đóng cửa', 'the office is closed');
  return target.kind === 'queue'
    ? { held: true, why: { vi: 'đúng giờ', en: 'the hours fit' } }
    : open
      ? { held: true, why: { vi: 'cơ quan đang mở cửa', en: 'the office is open' } }
      : { held: true, why: { vi: 'cơ quan đang đóng cửa', en: 'the office is closed' } };
};

/** Whether a condition asks nothing, so that it holds for everything at any time. */
export const asksNothing = ({ topics, procedureCodes, unitCodes, locales, at, when }: Condition): boolean =>
  when === 'always' && [topics, procedureCodes, unitCodes, locales, at].every((list) => list.length === 0);
