import { privacy } from '@civicline/contracts';
import type { CallContext, Implementation, Reading } from '@civicline/service-kit';
import { implement, reading } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import type { AccessQuestion } from './accesses';
import { accesses } from './accesses';
import { erasePerson } from './erase-person';
import type { Entry } from './fact';
import { keepFact } from './fact';
import type { Keeping } from './keeper';
import { shows } from './scope';

const most = { usual: 50, max: 200 };
const numberForm = /^\+[1-9]\d{7,14}$/;

const toProto = ({ seq, at, role, account, office, act, outcome, about, subjects }: Entry): privacy.Access => ({
  ...{ sequence: BigInt(seq), at, role, account, officeId: office, act, outcome },
  about: [...about],
  people: subjects.length,
});

const readQuestion = (request: privacy.ListAccessesRequest): { question: AccessQuestion; purpose: string } => {
  const read = reading();
  const { number } = request;
  if (number && !numberForm.test(number)) read.fault('number', 'format.phone');
  const account = read.text('account', request.account, { max: 120, optional: true });
  const about = read.text('about', request.about, { max: 80, optional: true });
  if (!number && !account && !about) read.fault('number', 'required');
  const purpose = read.text('purpose', request.purpose, { max: 200 });
  const limit = request.limit ? read.range('limit', request.limit, 1, most.max) : most.usual;
  const from = request.from && read.instant('from', request.from);
  const to = request.to && read.instant('to', request.to);
  if (from && to && to <= from) read.fault('from', 'before', { other: 'to' });
  read.done();
  const question = {
    limit,
    ...(number ? { number } : {}),
    ...(account ? { account } : {}),
    ...(about ? { about } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(request.before ? { before: Number(request.before) } : {}),
  };
  return { question, purpose };
};

const readNumber = (read: Reading, number: string): string => {
  if (!number) read.fault('number', 'required');
  else if (!numberForm.test(number)) read.fault('number', 'format.phone');
  return number;
};

/** What a service answers about the data that it keeps: to whom they were shown, what they are, and that they are gone. */
export const privacyDoor = ({ store, keyring, clock, keeper }: Keeping): Implementation =>
  implement(privacy.PrivacyServiceService, {
    listAccesses: async (request: privacy.ListAccessesRequest) => {
      const { question, purpose } = readQuestion(request);
      // Whoever looks is looked at.
      shows(request.number, ...[question.account, question.about, purpose].filter((one) => one !== undefined));
      return { accesses: (await accesses(store, keyring)(question)).map(toProto) };
    },

    collectPerson: async (request: privacy.CollectPersonRequest) => {
      const read = reading();
      const number = readNumber(read, request.number);
      const purpose = read.text('purpose', request.purpose, { max: 200 });
      read.done();
      shows(number, purpose);
      return { json: JSON.stringify(await keeper.collect(number)) };
    },

    noteSessionsEnded: async (request: privacy.NoteSessionsEndedRequest, { caller }: CallContext) => {
      const read = reading();
      const account = read.text('account', request.account, { max: 120 });
      const sessionId = read.text('sessionId', request.sessionId, { max: 64, optional: true });
      read.done();
      if (account !== caller.id && caller.role !== 'supervisor' && caller.role !== 'admin')
        throw new Refusal('FORBIDDEN', 'denied');
      const { role, id, officeId: office = '' } = caller;
      const about = [account, sessionId].filter(Boolean);
      const act = 'NoteSessionsEnded';
      await keepFact(store, {
        at: clock.now(),
        role,
        account: id,
        office,
        act,
        about,
        outcome: 'changed',
        subjects: [],
      });
      return {};
    },

    erasePerson: async (request: privacy.ErasePersonRequest) => {
      const read = reading();
      const erasureId = read.uuid('erasureId', request.erasureId);
      const number = readNumber(read, request.number);
      const askedBy = read.text('askedBy', request.askedBy, { max: 120 });
      const purpose = read.text('purpose', request.purpose, { max: 200 });
      read.done();
      return erasePerson({ store, keyring, clock, keeper }, { erasureId, number, askedBy, purpose });
    },
  });
