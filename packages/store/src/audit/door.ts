import { privacy } from '@civicline/contracts';
import type { CallContext, Implementation } from '@civicline/service-kit';
import { implement, reading, requireRole } from '@civicline/service-kit';
import type { AccessQuestion } from './accesses';
import type { Entry } from './fact';
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

/** What a service answers about whom the data that it keeps were shown to. */
export const privacyDoor = (accesses: (question: AccessQuestion) => Promise<Entry[]>): Implementation =>
  implement(privacy.PrivacyServiceService, {
    listAccesses: async (request: privacy.ListAccessesRequest, call: CallContext) => {
      requireRole(call, 'supervisor', 'admin');
      const { question, purpose } = readQuestion(request);
      // Whoever looks is looked at.
      shows(request.number, ...[question.account, question.about, purpose].filter((one) => one !== undefined));
      return { accesses: (await accesses(question)).map(toProto) };
    },
  });
