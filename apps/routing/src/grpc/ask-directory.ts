import type { common } from '@civicline/contracts';
import { directory } from '@civicline/contracts';
import type { CallContext, Calls } from '@civicline/service-kit';
import { hoursFromProto, localized } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import type { Directory } from '../commands/deps';
import type { OfficeFacts, OnDuty } from '../domain/decision';
import type { Matter } from '../domain/matter';
import type { RuleSet } from '../domain/rules';

type DirectoryCalls = Calls<directory.DirectoryServiceService>;

/** What there is not reads as undefined; every other trouble is the caller's to hear of. */
const orNone = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if (isRefusal(error) && error.kind === 'not-found') return undefined;
    throw error;
  }
};

const phoneOf = (contacts: readonly directory.ContactPoint[]) =>
  contacts.find(({ kind }) => kind === directory.ContactKind.PHONE)?.value ?? '';

interface Found {
  readonly id: string;
  readonly name: common.LocalizedText | undefined;
  readonly unitCode: string;
  readonly hours: common.OfficeHours | undefined;
  readonly contacts: directory.ContactPoint[];
}

const factsOf = (
  { id, name, unitCode, hours, contacts }: Found,
  numbers: ReadonlyMap<string, string>,
): OfficeFacts => ({
  id,
  name: localized(name),
  unitCode,
  hours: hoursFromProto(hours),
  number: numbers.get(id) ?? phoneOf(contacts),
});

/** A citizen's question is asked in the service's name: whom it reaches is not the citizen's to read. */
const asService = (call: CallContext): CallContext => ({ ...call, caller: { role: 'system', id: 'routing' } });

const windowsAtMost = 20;

/** Asks the directory what a decision needs, each question once and side by side. */
export const askDirectory = (calls: DirectoryCalls): Directory => {
  const officeOf = async (id: string, call: CallContext) =>
    id ? (await orNone(calls.getOffice({ id }, call)))?.office : undefined;

  /** Codes of a unit, of those that serve its people now, and of those above them, nearest first. */
  const pathOf = async (code: string, call: CallContext): Promise<string[]> => {
    if (!code) return [];
    const ask = { query: code, level: directory.UnitLevel.UNSPECIFIED, pageSize: 1, pageToken: '' };
    const [found] = (await calls.searchUnits(ask, call)).matches;
    // A name is no code: the rules are written in codes.
    if (found?.unit?.code !== code) return [code];
    return [...new Set([code, ...[...found.today, ...found.above].map((unit) => unit.code)])];
  };

  const windowsFor = async ({ unitCode, procedureCode }: Matter, call: CallContext) => {
    if (!unitCode) return [];
    const { offices } = await calls.listOffices(
      {
        procedureCode,
        unit: unitCode,
        kind: directory.OfficeKind.UNSPECIFIED,
        pageSize: windowsAtMost,
        pageToken: '',
        includeEnded: false,
        query: '',
      },
      call,
    );
    return offices.filter(
      ({ kind }) => kind === directory.OfficeKind.ONE_STOP || kind === directory.OfficeKind.PROVINCIAL_CENTER,
    );
  };

  const numbersOf = async (unit: string, call: CallContext): Promise<Map<string, string>> => {
    const { hotlines } = await calls.listHotlines({ unit, pageSize: 500, pageToken: '' }, call);
    return new Map(hotlines.map(({ officeId, number }) => [officeId, number]));
  };

  const dutyAt = async (officeIds: string[], at: Date, call: CallContext): Promise<Map<string, OnDuty>> => {
    if (!officeIds.length) return new Map();
    const { onDuty } = await calls.listOnDuty({ officeIds, at }, call);
    return new Map(
      onDuty.map(({ officeId, officer }) => [
        officeId,
        { officerId: officer?.id ?? '', number: officer?.number ?? '' },
      ]),
    );
  };

  return {
    surroundings: async (matter: Matter, rules: RuleSet, at: Date, asker: CallContext) => {
      const call = asService(asker);
      const namedIds = [
        ...new Set(rules.rules.flatMap(({ target }) => (target.kind !== 'queue' && target.id ? [target.id] : []))),
      ];
      // A code that nothing has is a slip of whoever sends it: refused with PROCEDURE_NOT_FOUND, not sent to anybody.
      const procedure = matter.procedureCode
        ? (await calls.getProcedure({ code: matter.procedureCode }, call)).procedure
        : undefined;
      const [unitPath, windows, department, numbers, ...named] = await Promise.all([
        pathOf(matter.unitCode, call),
        windowsFor(matter, call),
        officeOf(procedure?.departmentId ?? '', call),
        numbersOf(matter.unitCode, call),
        ...namedIds.map((id) => officeOf(id, call)),
      ]);
      const offices = [...windows, ...(department ? [department] : []), ...named.flatMap((one) => one ?? [])];
      const duty = await dutyAt([...new Set(offices.map(({ id }) => id))], at, call);
      return {
        unitPath,
        field: procedure?.field ?? '',
        windows: windows.map((office) => factsOf(office, numbers)),
        department: department && factsOf(department, numbers),
        named: new Map(named.flatMap((office) => (office ? [[office.id, factsOf(office, numbers)] as const] : []))),
        duty,
      };
    },

    isSentByPost: async (code, asker) =>
      (await calls.getProcedure({ code }, asService(asker))).procedure?.channels?.post ?? false,

    postOfficesFor: async (unit, asker) => {
      const kind = directory.OfficeKind.POST_OFFICE;
      const all = { procedureCode: '', unit: '', kind, pageSize: 200, pageToken: '', includeEnded: false, query: '' };
      const near = (await calls.listOffices({ ...all, unit }, asService(asker))).offices;
      // Where there is none, those around come.
      const found = near.length ? near : (await calls.listOffices(all, asService(asker))).offices;
      return found.map(({ id }) => id);
    },

    office: async (id, asker) => {
      const office = await officeOf(id, asService(asker));
      return office && factsOf(office, new Map());
    },
  };
};
