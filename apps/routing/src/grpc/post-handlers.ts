import { common, routing } from '@civicline/contracts';
import type { CallContext, Clock, Reading } from '@civicline/service-kit';
import { reading } from '@civicline/service-kit';
import { readSpokenCode } from '@civicline/vietnamese';
import type { PostReport } from '../commands/carry-post';
import type { PostWindow } from '../commands/deps';
import type { PostWish } from '../commands/promise-post';
import type { Person } from '../domain/matter';
import type { PostKind, PostLeg } from '../domain/post';
import { hasStep } from '../domain/post';
import { postNotFound } from '../domain/refusals';
import type { PostCounts } from '../queries/figures';
import type { PostFile, PostListWish } from '../queries/post';
import { usualDays } from '../queries/post';
import { readPerson } from './read-request';
import { localeFromProto, localeToProto } from './translate';
import { postKindFromProto, postLegToProto, postStatusFromProto, postStepFromProto } from './translate-post';

/** The use cases of post behind the door. */
export interface PostUseCases {
  postWindows(unit: string, from: Date, to: Date, call: CallContext): Promise<PostWindow[]>;
  promisePost(wish: PostWish, call: CallContext): Promise<PostLeg>;
  followPost(code: string, phoneProof: string, call: CallContext): Promise<PostFile[]>;
  postList(wish: PostListWish, call: CallContext): Promise<{ items: PostFile[]; nextPageToken: string }>;
  recordPostStep(report: PostReport, call: CallContext): Promise<PostLeg>;
  cancelPost(request: { code: string; kind: PostKind; phoneProof: string }, call: CallContext): Promise<PostLeg>;
  postRecipient(id: string): Promise<{ citizen: Person; locale: 'vi' | 'en' }>;
  fileOfLeg(leg: PostLeg): Promise<PostFile>;
  postFigures(from: Date, to: Date, officeId: string, call: CallContext): Promise<PostCounts>;
}

const longestMs = 62 * 86_400_000;

const readKind = (read: Reading, kind: routing.PostKind): PostKind => {
  const known = postKindFromProto(kind);
  if (!known) read.fault('kind', kind === routing.PostKind.UNSPECIFIED ? 'required' : 'unknown_value');
  return known ?? 'pickup';
};

/** A code that cannot be one is a code that was not found. */
const readCode = (read: Reading, text: string): string => {
  const typed = read.text('code', text, { max: 32 });
  read.done();
  const code = readSpokenCode(typed);
  if (!code) throw postNotFound();
  return code;
};

export const postHandlers = (cases: PostUseCases, clock: Clock) => {
  const shown = async (leg: Promise<PostLeg>) => ({ leg: postLegToProto(await cases.fileOfLeg(await leg)) });
  return {
    listPostWindows: async (request: routing.ListPostWindowsRequest, call: CallContext) => {
      const read = reading();
      const unit = read.text('unitCode', request.unitCode, { max: 100 });
      const usual = usualDays(clock);
      const from = read.instant('from', request.from, usual.from);
      const to = read.instant('to', request.to, usual.to);
      if (to <= from) read.fault('from', 'before', { other: 'to' });
      else if (to.getTime() - from.getTime() > longestMs) read.fault('to', 'range', { min: '1', max: '62' });
      read.done();
      return { windows: await cases.postWindows(unit, from, to, call) };
    },

    promisePost: async (request: routing.PromisePostRequest, call: CallContext) => {
      const read = reading();
      if (request.locale === common.Locale.UNRECOGNIZED) read.fault('locale', 'unknown_value');
      const wish = {
        kind: readKind(read, request.kind),
        slotId: read.text('slotId', request.slotId, { max: 120 }),
        citizen: readPerson(read, request.citizen),
        address: read.text('address', request.address, { max: 300 }),
        procedureCode: read.text('procedureCode', request.procedureCode, { max: 64 }),
        officeId: read.text('officeId', request.officeId, { max: 80 }),
        locale: localeFromProto(request.locale),
      };
      const code = request.code ? readCode(read, request.code) : '';
      read.done();
      return shown(cases.promisePost({ ...wish, code }, call));
    },

    followPost: async (request: routing.FollowPostRequest, call: CallContext) => {
      const read = reading();
      const phoneProof = read.text('phoneProof', request.phoneProof, { max: 32, optional: true });
      const code = readCode(read, request.code);
      return { legs: (await cases.followPost(code, phoneProof, call)).map(postLegToProto) };
    },

    listPost: async (request: routing.ListPostRequest, call: CallContext) => {
      const read = reading();
      const statuses = request.statuses.map((status, n) => {
        const known = postStatusFromProto(status);
        if (!known) read.fault(`statuses[${n}]`, 'unknown_value');
        return known ?? 'promised';
      });
      const wish = {
        statuses,
        missed: request.missed,
        officeId: read.text('officeId', request.officeId, { max: 80, optional: true }),
        postOfficeId: read.text('postOfficeId', request.postOfficeId, { max: 80, optional: true }),
        pageSize: request.pageSize,
        pageToken: request.pageToken,
      };
      read.done();
      const { items, nextPageToken } = await cases.postList(wish, call);
      return { legs: items.map(postLegToProto), nextPageToken };
    },

    recordPostStep: async (request: routing.RecordPostStepRequest, call: CallContext) => {
      const read = reading();
      const kind = readKind(read, request.kind);
      const step = postStepFromProto(request.step);
      if (!step) read.fault('step', request.step === routing.PostStep.UNSPECIFIED ? 'required' : 'unknown_value');
      else if (!hasStep(kind, step)) read.fault('step', 'unknown_value');
      const now = clock.now();
      const at = read.instant('at', request.at, now);
      if (at > now) read.fault('at', 'range', { min: '', max: now.toISOString() });
      const note = read.text('note', request.note, { max: 500, optional: true });
      const code = readCode(read, request.code);
      return shown(cases.recordPostStep({ code, kind, step: step ?? 'accept', at, note }, call));
    },

    cancelPost: async (request: routing.CancelPostRequest, call: CallContext) => {
      const read = reading();
      const kind = readKind(read, request.kind);
      const phoneProof = read.text('phoneProof', request.phoneProof, { max: 32, optional: true });
      const code = readCode(read, request.code);
      return shown(cases.cancelPost({ code, kind, phoneProof }, call));
    },

    getPostRecipient: async (request: routing.GetPostRecipientRequest) => {
      const read = reading();
      const id = read.uuid('legId', request.legId);
      read.done();
      const { citizen, locale } = await cases.postRecipient(id);
      return { citizen, locale: localeToProto(locale) };
    },
  };
};
