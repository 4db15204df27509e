import { directory, ruleText } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import { implement, pageOf } from '@civicline/service-kit';
import type { Violation } from '@civicline/service-kit/refusal';
import { invalid } from '@civicline/service-kit/refusal';
import type { ImportReport } from '../commands/import-directory';
import type { Hotline, Hours, Office, Procedure, Unit } from '../domain/directory';
import type { ImportRows } from '../domain/faults';
import { hoursFaults, importFaults } from '../domain/faults';
import { procedureNotFound } from '../domain/refusals';
import { withoutEmpty } from '../domain/same';
import type { OfficeQuestion, UnitMatch } from '../queries/offices';
import type { ProcedureField } from '../queries/procedure-fields';
import type { FoundProcedures, ProcedureQuestion } from '../queries/search-procedures';
import type { ArticleUseCases } from './article-handlers';
import { articleHandlers } from './article-handlers';
import { checkTexts, hasControl, known, maxQuery } from './check';
import type { FileUseCases } from './file-handlers';
import { fileHandlers } from './file-handlers';
import type { MissedSearchUseCases } from './missed-search-handlers';
import { missedSearchHandlers } from './missed-search-handlers';
import type { RosterUseCases } from './roster-handlers';
import { rosterHandlers } from './roster-handlers';

/** The use cases behind the door. */
export interface DirectoryUseCases extends ArticleUseCases, MissedSearchUseCases, FileUseCases, RosterUseCases {
  searchProcedures(question: ProcedureQuestion): Promise<FoundProcedures>;
  listProcedureFields(): Promise<ProcedureField[]>;
  proceduresByCode(codes: readonly string[]): Procedure[];
  procedureByCode(code: string): Promise<Procedure | undefined>;
  listOffices(question: OfficeQuestion): Promise<Office[]>;
  getOffice(id: string): Promise<{ office: Office; unit: Unit | undefined }>;
  searchUnits(query: string, level: string): Promise<UnitMatch[]>;
  unitsByCode(codes: readonly string[]): Promise<Unit[]>;
  listHotlines(unit: string): Promise<Hotline[]>;
  setOfficeHours(officeId: string, hours: Hours, call: CallContext): Promise<Office>;
  importDirectory(rows: ImportRows, source: string, call: CallContext): Promise<ImportReport>;
}

const maxCodes = 100;
const nothing = { added: 0, changed: 0, unchanged: 0 };

export const directoryHandlers = (cases: DirectoryUseCases) => {
  const unitsOf = async (rows: readonly { readonly unitCode?: string }[]) =>
    (await cases.unitsByCode([...new Set(rows.map(({ unitCode = '' }) => unitCode))])).map((unit) =>
      directory.Unit.fromJSON(unit),
    );
  return implement(directory.DirectoryServiceService, {
    ...articleHandlers(cases),
    ...missedSearchHandlers(cases),
    ...fileHandlers(cases),
    ...rosterHandlers(cases),

    searchProcedures: async (request: directory.SearchProceduresRequest) => {
      checkTexts({ query: request.query, field: request.field, unitCode: request.unitCode });
      if (request.codes.length > maxCodes)
        throw invalid([{ field: 'codes', rule: 'too_many', params: { max: maxCodes } }]);
      request.codes.forEach((code, n) => checkTexts({ [`codes[${n}]`]: code }));
      const { query, field, unitCode: unit } = request;
      const { codes, missed } = await cases.searchProcedures({ query, field, unit, codes: request.codes });
      const page = pageOf(codes, request, { usual: 20, max: 100 });
      if (missed && !request.field && !request.codes.length && !request.pageToken)
        await cases.noteMissedSearch(request.query, 'count');
      return {
        procedures: cases.proceduresByCode(page.items).map((row) => directory.Procedure.fromJSON(row)),
        nextPageToken: page.nextPageToken,
      };
    },

    listProcedureFields: async () => ({
      fields: (await cases.listProcedureFields()).map(({ field, name, procedures }) => ({
        field,
        name: { vi: name.vi ?? '', en: name.en ?? '' },
        procedures,
      })),
    }),

    getProcedure: async ({ code }: directory.GetProcedureRequest) => {
      // A code that cannot be one is a code that was not found.
      const possible = code.length <= maxQuery && !hasControl(code);
      const procedure = possible ? await cases.procedureByCode(code) : undefined;
      if (!procedure) throw procedureNotFound();
      return { procedure: directory.Procedure.fromJSON(procedure) };
    },

    listOffices: async (request: directory.ListOfficesRequest) => {
      checkTexts({ procedureCode: request.procedureCode, unit: request.unit, query: request.query });
      const kind = known('kind', request.kind, directory.OfficeKind.UNRECOGNIZED, directory.OfficeKind.UNSPECIFIED);
      const page = pageOf(await cases.listOffices({ ...request, kind }), request, { usual: 50, max: 500 });
      return {
        offices: page.items.map((row) => directory.Office.fromJSON(row)),
        nextPageToken: page.nextPageToken,
        units: await unitsOf(page.items),
      };
    },

    getOffice: async ({ id }: directory.GetOfficeRequest) => {
      checkTexts({ id });
      const { office, unit } = await cases.getOffice(id);
      return { office: directory.Office.fromJSON(office), unit: unit ? directory.Unit.fromJSON(unit) : undefined };
    },

    searchUnits: async (request: directory.SearchUnitsRequest) => {
      checkTexts({ query: request.query });
      const level = known('level', request.level, directory.UnitLevel.UNRECOGNIZED, directory.UnitLevel.UNSPECIFIED);
      const page = pageOf(await cases.searchUnits(request.query, level), request, { usual: 20, max: 300 });
      const matches = page.items.map(({ unit, today, above }) => ({
        unit: directory.Unit.fromJSON(unit),
        today: today.map((one) => directory.Unit.fromJSON(one)),
        above: above.map((one) => directory.Unit.fromJSON(one)),
      }));
      return { matches, nextPageToken: page.nextPageToken };
    },

    listHotlines: async (request: directory.ListHotlinesRequest) => {
      checkTexts({ unit: request.unit });
      const page = pageOf(await cases.listHotlines(request.unit), request, { usual: 100, max: 500 });
      return {
        hotlines: page.items.map((row) => directory.Hotline.fromJSON(row)),
        nextPageToken: page.nextPageToken,
        units: await unitsOf(page.items),
      };
    },

    setOfficeHours: async (request: directory.SetOfficeHoursRequest, call: CallContext) => {
      checkTexts({ officeId: request.officeId });
      const violations: Violation[] = [];
      if (!request.hours) violations.push({ field: 'hours', rule: 'required' });
      hoursFaults(request.hours, (field, rule, params) =>
        violations.push({ field: `hours.${field}`, rule, ...(params ? { params } : {}) }),
      );
      if (violations.length || !request.hours) throw invalid(violations);
      const { hours } = directory.SetOfficeHoursRequest.toJSON(request) as { hours: Hours };
      return { office: directory.Office.fromJSON(await cases.setOfficeHours(request.officeId, hours, call)) };
    },

    importDirectory: async (request: directory.ImportDirectoryRequest, call: CallContext) => {
      const empty: ImportRows = { units: [], offices: [], hotlines: [], procedures: [] };
      checkTexts({ source: request.source });
      const rows: { -readonly [K in keyof ImportRows]: ImportRows[K] } = {
        ...empty,
        ...(withoutEmpty(
          directory.ImportDirectoryRequest.toJSON({ ...request, dryRun: false, source: '' }),
        ) as Partial<ImportRows>),
      };
      // Versions are counted here, whatever a file says.
      rows.procedures = rows.procedures.map(({ version: _, ...row }) => row);
      const faults = importFaults(rows).map(({ field, rule, params }) => ({
        field,
        rule,
        message: ruleText(rule, call.locale, params),
      }));
      if (faults.length || request.dryRun) return { ...nothing, faults };
      return { ...(await cases.importDirectory(rows, request.source, call)), faults: [] };
    },
  });
};
