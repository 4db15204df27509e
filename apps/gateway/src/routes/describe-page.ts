import { isRefusal } from '@civicline/service-kit/refusal';
import type { DescribePage } from '../http/pages';
import type { Backends } from './backends';
import { officeHead, procedureHead } from './structured-data';

/** What the public pages say of themselves, asked of the directory. Refuses PROCEDURE_NOT_FOUND, OFFICE_NOT_FOUND. */
export const describePage =
  ({ directory: backend }: Backends, site: string): DescribePage =>
  async (kind, key, locale, call) => {
    if (kind === 'co-quan') {
      const { office, unit } = await backend.getOffice({ id: key }, call);
      if (!office) throw new Error('an answer without its office');
      return officeHead(office, unit, site, locale);
    }
    const { procedure } = await backend.getProcedure({ code: key }, call);
    if (!procedure) throw new Error('an answer without its procedure');
    const { office } = await backend.getOffice({ id: procedure.departmentId }, call).catch((error: unknown) => {
      // A department that is not in the directory is left out.
      if (isRefusal(error)) return { office: undefined };
      throw error;
    });
    return procedureHead(procedure, office, site, locale);
  };
