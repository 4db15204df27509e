import { addDays, isDay } from '@civicline/calendar';
import type { scheduling } from '@civicline/contracts';
import type { CallContext, Reading } from '@civicline/service-kit';
import { reading } from '@civicline/service-kit';
import type { SendHome } from '../commands/send-home';
import type { Ticking } from '../commands/set-readiness';
import type { PaperWish } from '../domain/readiness';
import type { SeenReadiness } from '../queries/readiness';
import type { FiguresQuestion, ReadinessFigures } from '../queries/readiness-figures';
import { readAppointmentCode, readProof } from './read-request';
import { appointmentToProto } from './translate';
import { figuresToProto, paperStateOf, readinessToProto } from './translate-readiness';

/** The use cases of papers behind the door. */
export interface ReadinessUseCases {
  getReadiness(code: string, phoneProof: string, call: CallContext): Promise<SeenReadiness>;
  setReadiness(wish: Ticking, call: CallContext): Promise<SeenReadiness>;
  sendHome(wish: SendHome, call: CallContext): Promise<SeenReadiness>;
  getReadinessFigures(question: FiguresQuestion, call: CallContext): Promise<ReadinessFigures>;
}

const most = { items: 100, key: 64, reason: 300, days: 366 };

const readItem = (read: Reading, item: scheduling.SetReadinessRequest_Item, at: string): PaperWish => {
  const key = read.text(`${at}.key`, item.key, { max: most.key });
  const state = paperStateOf(item.state);
  if (!state) read.fault(`${at}.state`, item.state ? 'unknown_value' : 'required');
  const reason = read.text(`${at}.reason`, item.reason, { max: most.reason, optional: state !== 'waived' });
  return { key, state: state ?? 'missing', reason };
};

const readTicking = (request: scheduling.SetReadinessRequest): Ticking => {
  const read = reading();
  const phoneProof = readProof(read, request.phoneProof);
  if (request.allReady && request.items.length) read.fault('items', 'too_many', { max: 0 });
  else if (!request.allReady && !request.items.length) read.fault('items', 'required');
  else if (request.items.length > most.items) read.fault('items', 'too_many', { max: most.items });
  if (read.violations.length) read.done();
  const items = request.items.map((item, index) => readItem(read, item, `items[${index}]`));
  const seen = new Set<string>();
  items.forEach(({ key }, index) => {
    if (seen.has(key)) read.fault(`items[${index}].key`, 'duplicate');
    seen.add(key);
  });
  read.done();
  return { code: readAppointmentCode(request.code), phoneProof, items: request.allReady ? 'all-ready' : items };
};

const readSendHome = (request: scheduling.SendHomeRequest): SendHome => {
  const read = reading();
  if (request.missing.length > most.items) read.fault('missing', 'too_many', { max: most.items });
  if (read.violations.length) read.done();
  const missing = request.missing.map((key, index) => read.text(`missing[${index}]`, key, { max: most.key }));
  read.done();
  return { code: readAppointmentCode(request.code), missing };
};

const readFigures = (request: scheduling.GetReadinessFiguresRequest): FiguresQuestion => {
  const read = reading();
  const officeId = read.text('officeId', request.officeId, { max: 80, optional: true });
  const fromDay = read.day('fromDay', request.fromDay);
  const toDay = read.day('toDay', request.toDay);
  if (isDay(fromDay) && isDay(toDay)) {
    if (toDay < fromDay) read.fault('fromDay', 'before', { other: 'toDay' });
    else if (toDay > addDays(fromDay, most.days - 1)) read.fault('toDay', 'range', { min: 1, max: most.days });
  }
  read.done();
  return { officeId, fromDay, toDay };
};

export const readinessHandlers = (cases: ReadinessUseCases) => ({
  getReadiness: async (request: scheduling.GetReadinessRequest, call: CallContext) => {
    const read = reading();
    const phoneProof = readProof(read, request.phoneProof);
    read.done();
    return {
      readiness: readinessToProto(await cases.getReadiness(readAppointmentCode(request.code), phoneProof, call)),
    };
  },

  setReadiness: async (request: scheduling.SetReadinessRequest, call: CallContext) => ({
    readiness: readinessToProto(await cases.setReadiness(readTicking(request), call)),
  }),

  sendHome: async (request: scheduling.SendHomeRequest, call: CallContext) => {
    const readiness = await cases.sendHome(readSendHome(request), call);
    return { appointment: appointmentToProto(readiness.appointment), readiness: readinessToProto(readiness) };
  },

  getReadinessFigures: async (request: scheduling.GetReadinessFiguresRequest, call: CallContext) =>
    figuresToProto(await cases.getReadinessFigures(readFigures(request), call)),
});
