import { isTime } from '@civicline/calendar';
import type { routing } from '@civicline/contracts';
import { common } from '@civicline/contracts';
import type { Reading } from '@civicline/service-kit';
import { localized, reading } from '@civicline/service-kit';
import { isPersonName, parsePhone, readSpokenCode } from '@civicline/vietnamese';
import type { Reference } from '../commands/refer';
import type { Matter, Person } from '../domain/matter';
import { referralNotFound } from '../domain/refusals';
import type { Condition, Rule, RuleSet } from '../domain/rules';
import { asksNothing } from '../domain/rules';
import type { ListWish } from '../queries/list-referrals';
import { kindFromProto, localeFromProto, matterFromProto, statusFromProto } from './translate';

const email = /^[^\s@<>"',;:\\()[\]]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?\.[a-z]{2,24}$/i;
/** Longer questions and answers are files. */
export const longestText = 10_000;

/** A text of several lines: line breaks and tabs are no control characters there. */
export const lines = (read: Reading, field: string, value: string, { optional = false } = {}): string => {
  const plain = value.replaceAll(/\r\n?/g, '\n').trim();
  read.text(field, plain.replaceAll(/[\n\t]/g, ' '), { max: longestText, optional });
  return plain.normalize('NFC');
};

/** A code that cannot be one is a code that was not found. */
export const readReferralCode = (read: Reading, text: string, field = 'code'): string => {
  const typed = read.text(field, text, { max: 32 });
  read.done();
  const code = readSpokenCode(typed);
  if (!code) throw referralNotFound();
  return code;
};

export const readMatter = (read: Reading, matter: routing.Matter | undefined): Matter => {
  const { topic, procedureCode, unitCode, locale } = matterFromProto(matter);
  if (matter?.locale === common.Locale.UNRECOGNIZED) read.fault('matter.locale', 'unknown_value');
  return {
    topic: read.text('matter.topic', topic, { max: 64, optional: procedureCode !== '' }),
    procedureCode: read.text('matter.procedureCode', procedureCode, { max: 64, optional: true }),
    unitCode: read.text('matter.unitCode', unitCode, { max: 64, optional: true }),
    locale,
  };
};

export const readPerson = (read: Reading, person: routing.Person | undefined): Person => {
  const name = read.text('citizen.name', person?.name ?? '', { max: 100 });
  if (name && name.length <= 100 && !isPersonName(name)) read.fault('citizen.name', 'format.name');
  const typed = read.text('citizen.phone', person?.phone ?? '', { max: 32 });
  const phone = parsePhone(typed);
  if (typed && (!phone || phone.kind === 'short')) read.fault('citizen.phone', 'format.phone');
  const address = read.text('citizen.email', person?.email ?? '', { max: 254, optional: true });
  if (address && !email.test(address)) read.fault('citizen.email', 'format.email');
  return { name, phone: phone?.e164 ?? '', email: address };
};

export const readReference = (request: routing.ReferRequest): Reference => {
  const read = reading();
  const reference = {
    matter: readMatter(read, request.matter),
    question: lines(read, 'question', request.question, { optional: request.partial }),
    citizen: readPerson(read, request.citizen),
    dossierCode: read.text('dossierCode', request.dossierCode, { max: 64, optional: true }),
    recordId: read.text('recordId', request.recordId, { max: 64, optional: true }),
    callId: read.text('callId', request.callId, { max: 64, optional: true }),
    wantsCallBack: request.wantsCallBack,
    partial: request.partial,
    officeId: read.text('officeId', request.officeId, { max: 80, optional: true }),
    previousCode: read.text('previousCode', request.previousCode, { max: 32, optional: true }),
  };
  read.done();
  return reference;
};

const maxMinutes = 60 * 24 * 90;
const maxRules = 500;

const readCondition = (read: Reading, at: string, condition: routing.Condition | undefined): Condition => {
  const list = (name: string, values: readonly string[]) =>
    values.map((value, n) => read.text(`${at}.${name}[${n}]`, value, { max: 80 }));
  for (const [n, { weekday, intervals }] of (condition?.at ?? []).entries()) {
    read.range(`${at}.at[${n}].weekday`, weekday, 1, 7);
    for (const [m, { opens, closes }] of intervals.entries())
      if (!isTime(opens) || !isTime(closes) || opens >= closes) read.fault(`${at}.at[${n}].intervals[${m}]`, 'format');
  }
  return {
    topics: list('topics', condition?.topics ?? []),
    procedureCodes: list('procedureCodes', condition?.procedureCodes ?? []),
    unitCodes: list('unitCodes', condition?.unitCodes ?? []),
    locales: (condition?.locales ?? []).map(localeFromProto),
    at: (condition?.at ?? []).map(({ weekday, intervals }) => ({
      weekday,
      intervals: intervals.map(({ opens, closes }) => ({ opens, closes })),
    })),
    when: whenOf(condition),
  };
};

const whenOf = (condition: routing.Condition | undefined): Condition['when'] => {
  const when = String(condition?.when ?? '');
  if (when.endsWith('OFFICE_OPEN')) return 'office-open';
  return when.endsWith('OFFICE_CLOSED') ? 'office-closed' : 'always';
};

const readRule = (read: Reading, rule: routing.Rule, n: number): Rule => {
  const at = `rules.rules[${n}]`;
  const kind = kindFromProto(rule.target?.kind as routing.TargetKind);
  if (!kind) read.fault(`${at}.target.kind`, 'required');
  const id = read.text(`${at}.target.id`, rule.target?.id ?? '', { max: 80, optional: kind !== 'queue' });
  const minutes = (name: 'acknowledgeMinutes' | 'answerMinutes' | 'warnMinutes') =>
    read.range(`${at}.${name}`, rule[name], 0, maxMinutes);
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(rule.id)) read.fault(`${at}.id`, rule.id ? 'format' : 'required');
  const { vi, en } = localized(rule.name);
  return {
    id: rule.id,
    name: {
      vi: read.text(`${at}.name.vi`, vi, { max: 200 }),
      en: read.text(`${at}.name.en`, en, { max: 200, optional: true }),
    },
    condition: readCondition(read, `${at}.condition`, rule.condition),
    target: { kind: kind ?? 'queue', id },
    acknowledgeMinutes: minutes('acknowledgeMinutes'),
    answerMinutes: minutes('answerMinutes'),
    warnMinutes: minutes('warnMinutes'),
  };
};

/** Rules as somebody wrote them, every fault by its path. The last must be a queue that asks nothing: no matter is left over. */
export const readRules = (read: Reading, set: routing.RuleSet | undefined): RuleSet => {
  const written = set?.rules ?? [];
  if (!written.length) read.fault('rules.rules', 'required');
  if (written.length > maxRules) read.fault('rules.rules', 'too_long', { max: maxRules });
  const rules = written.slice(0, maxRules).map((rule, n) => readRule(read, rule, n));
  const twice = rules.findIndex(({ id }, n) => rules.findIndex((other) => other.id === id) !== n);
  if (twice >= 0) read.fault(`rules.rules[${twice}].id`, 'duplicate');
  const last = rules.at(-1);
  if (last && (last.target.kind !== 'queue' || !asksNothing(last.condition)))
    read.fault(`rules.rules[${rules.length - 1}]`, 'last_rule');
  const minutes = (name: 'acknowledgeMinutes' | 'answerMinutes', usual: number) =>
    read.range(`rules.${name}`, set?.[name] || usual, 1, maxMinutes);
  return {
    version: 0,
    rules,
    acknowledgeMinutes: minutes('acknowledgeMinutes', 240),
    answerMinutes: minutes('answerMinutes', 5 * 450),
    warnMinutes: read.range('rules.warnMinutes', set?.warnMinutes || 450, 0, maxMinutes),
    publishedBy: '',
    publishedAt: new Date(0),
    note: '',
  };
};

/** What a list is asked for; which pages there are is the list's own. */
export const readList = (request: routing.ListReferralsRequest): ListWish => {
  const read = reading();
  const text = (field: 'officeId' | 'search' | 'dossierCode' | 'officerId' | 'phone', max: number) =>
    read.text(field, request[field], { max, optional: true });
  const instant = (field: 'referredFrom' | 'referredTo') =>
    request[field] ? read.instant(field, request[field]) : null;
  const statuses = request.statuses.map((status, n) => {
    const known = statusFromProto(status);
    if (!known) read.fault(`statuses[${n}]`, 'unknown_value');
    return known ?? 'open';
  });
  const [referredFrom, referredTo] = [instant('referredFrom'), instant('referredTo')];
  if (referredFrom && referredTo && referredTo <= referredFrom)
    read.fault('referredFrom', 'before', { other: 'referredTo' });
  const wish = {
    officeId: text('officeId', 80),
    search: text('search', 200),
    dossierCode: text('dossierCode', 64),
    officerId: text('officerId', 120),
    phone: text('phone', 32),
    topics: request.topics.map((topic, n) => read.text(`topics[${n}]`, topic, { max: 80 })),
    ...{ referredFrom, referredTo, statuses },
    overdue: request.overdue,
    pageSize: request.pageSize,
    pageToken: request.pageToken,
  };
  read.done();
  return wish;
};
