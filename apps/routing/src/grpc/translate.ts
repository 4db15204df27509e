import type { OfficeHours } from '@civicline/calendar';
import { common, routing } from '@civicline/contracts';
import type { Attachment } from '../domain/attachment';
import type { Deadline, Due } from '../domain/deadline';
import { dueAt } from '../domain/deadline';
import type { Decision } from '../domain/decision';
import type { Matter } from '../domain/matter';
import type { Referral, ReferralStatus } from '../domain/referral';
import type { RuleSet, TargetKind } from '../domain/rules';
import type { ReferralFile } from '../queries/referral';

export const localeFromProto = (locale: common.Locale): 'vi' | 'en' => (locale === common.Locale.EN ? 'en' : 'vi');
export const localeToProto = (locale: 'vi' | 'en') => (locale === 'en' ? common.Locale.EN : common.Locale.VI);

const swap = <A extends string, B extends string>(table: Record<A, B>) =>
  Object.fromEntries(Object.entries(table).map(([a, b]) => [b, a])) as Record<B, A>;

const statuses: Record<ReferralStatus, routing.ReferralStatus> = {
  partial: routing.ReferralStatus.PARTIAL,
  open: routing.ReferralStatus.OPEN,
  assigned: routing.ReferralStatus.ASSIGNED,
  acknowledged: routing.ReferralStatus.ACKNOWLEDGED,
  answered: routing.ReferralStatus.ANSWERED,
  explained: routing.ReferralStatus.EXPLAINED,
  closed: routing.ReferralStatus.CLOSED,
  returned: routing.ReferralStatus.RETURNED,
  duplicate: routing.ReferralStatus.DUPLICATE,
};
export const statusToProto = (status: ReferralStatus): routing.ReferralStatus => statuses[status];
const statusesBack: Partial<Record<routing.ReferralStatus, ReferralStatus>> = swap(statuses);
export const statusFromProto = (status: routing.ReferralStatus): ReferralStatus | undefined => statusesBack[status];

const kinds: Record<TargetKind, routing.TargetKind> = {
  queue: routing.TargetKind.QUEUE,
  department: routing.TargetKind.DEPARTMENT,
  'one-stop-window': routing.TargetKind.ONE_STOP_WINDOW,
  'duty-officer': routing.TargetKind.DUTY_OFFICER,
  hotline: routing.TargetKind.HOTLINE,
};
const kindsBack: Partial<Record<routing.TargetKind, TargetKind>> = swap(kinds);
export const kindFromProto = (kind: routing.TargetKind): TargetKind | undefined => kindsBack[kind];

const whens = {
  always: routing.Condition_When.UNSPECIFIED,
  'office-open': routing.Condition_When.OFFICE_OPEN,
  'office-closed': routing.Condition_When.OFFICE_CLOSED,
} as const;

const weeklyToProto = (weekly: OfficeHours['weekly']): common.WeekdayHours[] =>
  weekly.map(({ weekday, intervals }) => ({ weekday, intervals: intervals.map((one) => ({ ...one })) }));

export const rulesToProto = (set: RuleSet): routing.RuleSet => ({
  ...set,
  rules: set.rules.map(({ condition, target, ...rule }) => ({
    ...rule,
    condition: {
      topics: [...condition.topics],
      procedureCodes: [...condition.procedureCodes],
      unitCodes: [...condition.unitCodes],
      locales: condition.locales.map(localeToProto),
      at: weeklyToProto(condition.at),
      when: whens[condition.when],
    },
    target: { kind: kinds[target.kind], id: target.id },
  })),
});

export const matterFromProto = (matter: routing.Matter | undefined): Matter => ({
  topic: matter?.topic ?? '',
  procedureCode: matter?.procedureCode ?? '',
  unitCode: matter?.unitCode ?? '',
  locale: localeFromProto(matter?.locale ?? common.Locale.UNSPECIFIED),
});

const matterToProto = ({ locale, ...matter }: Matter): routing.Matter => ({ ...matter, locale: localeToProto(locale) });

export const decisionToProto = (decision: Decision, due?: Due): routing.Decision => ({
  ...decision,
  target: { kind: kinds[decision.target.kind], id: decision.target.id },
  considered: decision.considered.map(({ ruleId, held, why }) => ({ ruleId, held, why })),
  fellBackOver: [...decision.fellBackOver],
  acknowledgeBy: due?.acknowledgeBy,
  answerBy: due?.answerBy,
});

/** As it stands after the last change: what was due then is due now. */
const deadlineToProto = (deadline: Deadline, at: Date): routing.Deadline => ({
  ...dueAt(deadline, at),
  round: deadline.round,
  beganAt: deadline.beganAt,
  answerMinutes: deadline.answerMinutes,
  pauses: deadline.pauses.map(({ from, to, reason }) => ({ from, to: to ?? undefined, reason })),
});

export const attachmentToProto = ({ bytes, ...file }: Attachment): routing.Attachment => ({
  ...file,
  bytes: BigInt(bytes),
});

export const referralToProto = (
  { matter, decision, deadline, answer, delays, status, ...referral }: Referral,
  { steps, attachments }: Pick<ReferralFile, 'steps' | 'attachments'> = { steps: [], attachments: [] },
): routing.Referral => ({
  ...referral,
  status: statusToProto(status),
  matter: matterToProto(matter),
  decision: decision ? decisionToProto(decision) : undefined,
  deadline: deadline ? deadlineToProto(deadline, referral.changedAt) : undefined,
  answer: answer
    ? {
        text: answer.text,
        answeredBy: answer.answeredBy,
        officeId: answer.officeId,
        at: answer.at,
        attachments: attachments.filter(({ id }) => answer.attachmentIds.includes(id)).map(attachmentToProto),
      }
    : undefined,
  delays: delays.map((delay) => ({ ...delay })),
  attachments: attachments.map(attachmentToProto),
  steps: steps.map((step) => ({ ...step })),
});
