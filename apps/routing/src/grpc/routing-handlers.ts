import { routing } from '@civicline/contracts';
import type { CallContext, Clock } from '@civicline/service-kit';
import { implement, localized, reading } from '@civicline/service-kit';
import type { NewFile } from '../commands/add-attachment';
import type { Answering, Outcome } from '../commands/answer-referral';
import type { Publication } from '../commands/publish-rules';
import type { Reference, Sending } from '../commands/refer';
import type { Attachment } from '../domain/attachment';
import type { Due } from '../domain/deadline';
import type { Decision } from '../domain/decision';
import type { Localized, Person } from '../domain/matter';
import type { Referral } from '../domain/referral';
import type { RuleSet } from '../domain/rules';
import type { DecisionQuestion } from '../queries/decide-now';
import type { FigureRow } from '../queries/figures';
import type { ListWish } from '../queries/list-referrals';
import type { ReferralFile } from '../queries/referral';
import type { PostUseCases } from './post-handlers';
import { postHandlers } from './post-handlers';
import { lines, readList, readMatter, readReference, readReferralCode, readRules } from './read-request';
import { attachmentToProto, decisionToProto, localeToProto, referralToProto, rulesToProto } from './translate';

/** The use cases behind the door. */
export interface RoutingUseCases extends PostUseCases {
  readonly clock: Clock;
  decideNow(question: DecisionQuestion, call: CallContext): Promise<{ decision: Decision; due: Due }>;
  getRules(version: number): Promise<RuleSet>;
  ruleVersions(pageSize: number, pageToken: string): Promise<{ items: RuleSet[]; nextPageToken: string }>;
  publishRules(publication: Publication, call: CallContext): Promise<RuleSet>;
  refer(reference: Reference, call: CallContext): Promise<Referral>;
  sendReferral(sending: Sending, call: CallContext): Promise<Referral>;
  getReferral(code: string, call: CallContext): Promise<Referral>;
  followReferral(code: string, phoneProof: string, call: CallContext): Promise<Referral>;
  referralList(wish: ListWish, call: CallContext): Promise<{ items: Referral[]; nextPageToken: string }>;
  acknowledgeReferral(request: { code: string; officerId: string }, call: CallContext): Promise<Referral>;
  answerReferral(answering: Answering, call: CallContext): Promise<Referral>;
  answerMany(codes: readonly string[], text: string, call: CallContext): Promise<Outcome[]>;
  returnReferral(request: { code: string; toOfficeId: string; reason: string }, call: CallContext): Promise<Referral>;
  askCitizenBack(request: { code: string; question: string }, call: CallContext): Promise<Referral>;
  resumeReferral(request: { code: string; reply: string; phoneProof: string }, call: CallContext): Promise<Referral>;
  recordExplained(request: { code: string; by: string }, call: CallContext): Promise<Referral>;
  closeReferral(request: { code: string; note: string }, call: CallContext): Promise<Referral>;
  reopenReferral(request: { code: string; reason: string; phoneProof: string }, call: CallContext): Promise<Referral>;
  markReferralDuplicate(request: { code: string; duplicateOf: string }, call: CallContext): Promise<Referral>;
  explainReferralDelay(
    request: { code: string; reason: Localized; newDay: string },
    call: CallContext,
  ): Promise<Referral>;
  addAttachment(file: NewFile, call: CallContext): Promise<Attachment>;
  getAttachment(
    code: string,
    id: string,
    phoneProof: string,
    call: CallContext,
  ): Promise<{ attachment: Attachment; content: Buffer }>;
  referralRecipient(id: string): Promise<{ citizen: Person; locale: 'vi' | 'en' }>;
  referralFigures(from: Date, to: Date, officeId: string, call: CallContext): Promise<FigureRow[]>;
  fileOf(referral: Referral, call: CallContext): Promise<ReferralFile>;
}

const maxAtOnce = 200;

export const routingHandlers = (cases: RoutingUseCases) => {
  const shown = async (referral: Promise<Referral>, call: CallContext) => {
    const file = await cases.fileOf(await referral, call);
    return { referral: referralToProto(file.referral, file) };
  };
  return implement(routing.RoutingServiceService, {
    ...postHandlers(cases, cases.clock),

    decide: async (request: routing.DecideRequest, call: CallContext) => {
      const read = reading();
      const matter = readMatter(read, request.matter);
      const at = request.at ? read.instant('at', request.at) : null;
      const rules = request.rules ? readRules(read, request.rules) : null;
      read.done();
      const { decision, due } = await cases.decideNow({ matter, at, rules }, call);
      return { decision: decisionToProto(decision, due) };
    },

    getRules: async (request: routing.GetRulesRequest) => {
      const read = reading();
      const version = read.range('version', request.version, 0, 1_000_000);
      read.done();
      return { rules: rulesToProto(await cases.getRules(version)) };
    },

    listRuleVersions: async (request: routing.ListRuleVersionsRequest) => {
      const { items, nextPageToken } = await cases.ruleVersions(request.pageSize, request.pageToken);
      return { versions: items.map((set) => ({ ...rulesToProto(set), rules: [] })), nextPageToken };
    },

    publishRules: async (request: routing.PublishRulesRequest, call: CallContext) => {
      const read = reading();
      const rules = readRules(read, request.rules);
      const note = read.text('note', request.note, { max: 500, optional: true });
      const expectedVersion = read.range('expectedVersion', request.expectedVersion, 0, 1_000_000);
      read.done();
      const { rules: all, acknowledgeMinutes, answerMinutes, warnMinutes } = rules;
      const content = { rules: all, acknowledgeMinutes, answerMinutes, warnMinutes };
      return { rules: rulesToProto(await cases.publishRules({ rules: content, expectedVersion, note }, call)) };
    },

    refer: (request: routing.ReferRequest, call: CallContext) => shown(cases.refer(readReference(request), call), call),

    sendReferral: (request: routing.SendReferralRequest, call: CallContext) => {
      const read = reading();
      const sending = {
        matter: readMatter(read, request.matter),
        question: lines(read, 'question', request.question),
        officeId: read.text('officeId', request.officeId, { max: 80, optional: true }),
        expectedVersion: read.range('expectedVersion', request.expectedVersion, 0, 1_000_000),
      };
      const code = readReferralCode(read, request.code);
      return shown(cases.sendReferral({ code, ...sending }, call), call);
    },

    getReferral: (request: routing.GetReferralRequest, call: CallContext) =>
      shown(cases.getReferral(readReferralCode(reading(), request.code), call), call),

    followReferral: (request: routing.FollowReferralRequest, call: CallContext) => {
      const read = reading();
      const phoneProof = read.text('phoneProof', request.phoneProof, { max: 32, optional: true });
      return shown(cases.followReferral(readReferralCode(read, request.code), phoneProof, call), call);
    },

    listReferrals: async (request: routing.ListReferralsRequest, call: CallContext) => {
      const { items, nextPageToken } = await cases.referralList(readList(request), call);
      return { referrals: items.map((referral) => referralToProto(referral)), nextPageToken };
    },

    acknowledgeReferral: (request: routing.AcknowledgeReferralRequest, call: CallContext) => {
      const read = reading();
      const officerId = read.text('officerId', request.officerId, { max: 120, optional: true });
      const code = readReferralCode(read, request.code);
      return shown(cases.acknowledgeReferral({ code, officerId }, call), call);
    },

    answerReferral: (request: routing.AnswerReferralRequest, call: CallContext) => {
      const read = reading();
      const text = lines(read, 'text', request.text);
      const attachmentIds = request.attachmentIds.map((id, n) => read.uuid(`attachmentIds[${n}]`, id));
      const expectedVersion = read.range('expectedVersion', request.expectedVersion, 0, 1_000_000);
      const code = readReferralCode(read, request.code);
      return shown(cases.answerReferral({ code, text, attachmentIds, expectedVersion }, call), call);
    },

    answerMany: async (request: routing.AnswerManyRequest, call: CallContext) => {
      const read = reading();
      const text = lines(read, 'text', request.text);
      if (!request.codes.length) read.fault('codes', 'required');
      if (request.codes.length > maxAtOnce) read.fault('codes', 'too_many', { max: maxAtOnce });
      read.done();
      const codes = request.codes.map((code, n) => readReferralCode(read, code, `codes[${n}]`));
      return { outcomes: await cases.answerMany(codes, text, call) };
    },

    returnReferral: (request: routing.ReturnReferralRequest, call: CallContext) => {
      const read = reading();
      const toOfficeId = read.text('toOfficeId', request.toOfficeId, { max: 80, optional: true });
      const reason = read.text('reason', request.reason, { max: 1_000 });
      const code = readReferralCode(read, request.code);
      return shown(cases.returnReferral({ code, toOfficeId, reason }, call), call);
    },

    askBack: (request: routing.AskBackRequest, call: CallContext) => {
      const read = reading();
      const question = lines(read, 'question', request.question);
      return shown(cases.askCitizenBack({ code: readReferralCode(read, request.code), question }, call), call);
    },

    resumeReferral: (request: routing.ResumeReferralRequest, call: CallContext) => {
      const read = reading();
      // The hotline may have heard it; a citizen who says nothing has not said what was asked.
      const reply = lines(read, 'reply', request.reply, { optional: call.caller.role !== 'citizen' });
      const phoneProof = read.text('phoneProof', request.phoneProof, { max: 32, optional: true });
      return shown(cases.resumeReferral({ code: readReferralCode(read, request.code), reply, phoneProof }, call), call);
    },

    recordExplained: (request: routing.RecordExplainedRequest, call: CallContext) => {
      const read = reading();
      if (!['message', 'call_back', 'in_person'].includes(request.by)) read.fault('by', 'unknown_value');
      return shown(cases.recordExplained({ code: readReferralCode(read, request.code), by: request.by }, call), call);
    },

    closeReferral: (request: routing.CloseReferralRequest, call: CallContext) => {
      const read = reading();
      const note = read.text('note', request.note, { max: 1_000, optional: true });
      return shown(cases.closeReferral({ code: readReferralCode(read, request.code), note }, call), call);
    },

    reopenReferral: (request: routing.ReopenReferralRequest, call: CallContext) => {
      const read = reading();
      const reason = lines(read, 'reason', request.reason);
      const phoneProof = read.text('phoneProof', request.phoneProof, { max: 32, optional: true });
      return shown(
        cases.reopenReferral({ code: readReferralCode(read, request.code), reason, phoneProof }, call),
        call,
      );
    },

    markDuplicate: (request: routing.MarkDuplicateRequest, call: CallContext) => {
      const read = reading();
      const code = readReferralCode(read, request.code);
      const duplicateOf = readReferralCode(read, request.duplicateOf, 'duplicateOf');
      return shown(cases.markReferralDuplicate({ code, duplicateOf }, call), call);
    },

    explainDelay: (request: routing.ExplainDelayRequest, call: CallContext) => {
      const read = reading();
      const { vi, en } = localized(request.reason);
      const reason = {
        vi: read.text('reason.vi', vi, { max: 1_000 }),
        en: read.text('reason.en', en, { max: 1_000, optional: true }),
      };
      const newDay = read.day('newDay', request.newDay);
      return shown(
        cases.explainReferralDelay({ code: readReferralCode(read, request.code), reason, newDay }, call),
        call,
      );
    },

    addAttachment: async (request: routing.AddAttachmentRequest, call: CallContext) => {
      const read = reading();
      const name = read.text('name', request.name, { max: 200 });
      if (!request.content.length) read.fault('content', 'required');
      const code = readReferralCode(read, request.code);
      return {
        attachment: attachmentToProto(await cases.addAttachment({ code, name, content: request.content }, call)),
      };
    },

    getAttachment: async (request: routing.GetAttachmentRequest, call: CallContext) => {
      const read = reading();
      const id = read.uuid('attachmentId', request.attachmentId);
      const phoneProof = read.text('phoneProof', request.phoneProof, { max: 32, optional: true });
      const code = readReferralCode(read, request.code);
      const { attachment, content } = await cases.getAttachment(code, id, phoneProof, call);
      return { attachment: attachmentToProto(attachment), content };
    },

    getReferralRecipient: async (request: routing.GetReferralRecipientRequest) => {
      const read = reading();
      const id = read.uuid('referralId', request.referralId);
      read.done();
      const { citizen, locale } = await cases.referralRecipient(id);
      return { citizen, locale: localeToProto(locale) };
    },

    getReferralFigures: async (request: routing.GetReferralFiguresRequest, call: CallContext) => {
      const read = reading();
      const [from, to] = [read.instant('from', request.from), read.instant('to', request.to)];
      if (!read.violations.length && to <= from) read.fault('from', 'before', { other: 'to' });
      const officeId = read.text('officeId', request.officeId, { max: 80, optional: true });
      read.done();
      const [rows, post] = await Promise.all([
        cases.referralFigures(from, to, officeId, call),
        cases.postFigures(from, to, officeId, call),
      ]);
      return { rows, post };
    },
  });
};
