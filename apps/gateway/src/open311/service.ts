import type { directory } from '@civicline/contracts';
import type { CallContext, Locale } from '@civicline/service-kit';
import type { Backends } from '../routes/backends';
import { pick } from '../routes/translate';
import type { Tree } from './xml';

/** What does not belong to a field. */
const general = { code: 'general', name: { vi: 'Vấn đề khác', en: 'Something else' } } as const;

/** What can be asked about: the fields of procedures, which are the topics of referrals, and all else. */
export const servicesOf = async (backend: Backends['directory'], call: CallContext): Promise<Map<string, string>> => {
  const { fields } = await backend.listProcedureFields({}, call);
  return new Map([
    ...fields.map(({ field, name }) => [field, pick(name, call.locale)] as const),
    [general.code, general.name[call.locale]] as const,
  ]);
};

const abouts: Readonly<Record<Locale, (name: string) => string>> = {
  vi: (name) => `Câu hỏi, phản ánh về ${name.toLowerCase()}: cơ quan phụ trách trả lời trong thời hạn.`,
  en: (name) => `Questions and reports about ${name.toLowerCase()}: the office that answers for it does so in time.`,
};

export const serviceEntry = (code: string, name: string, locale: Locale): { readonly [name: string]: Tree } => ({
  service_code: code,
  service_name: name,
  description: abouts[locale](name),
  metadata: true,
  type: 'realtime',
  keywords: code,
  group: { vi: 'Thủ tục hành chính', en: 'Administrative procedures' }[locale],
});

const words = {
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  unit: { vi: 'Mã xã, phường nơi liên quan', en: 'Code of the commune concerned' },
  dossier: { vi: 'Mã hồ sơ', en: 'Dossier code' },
} as const;

/** The attributes of a service: a procedure of its field, where, and a dossier. None must be said. */
export const serviceDefinition = (
  code: string,
  procedures: readonly directory.Procedure[],
  locale: Locale,
): { readonly [name: string]: Tree } => {
  const attribute = (name: keyof typeof words, order: number, datatype: string, values: Tree[] = []) => ({
    variable: true,
    code: name,
    datatype,
    required: false,
    datatype_description: null,
    order,
    description: words[name][locale],
    ...(values.length ? { values } : {}),
  });
  const values = procedures.map((one) => ({ key: one.code, name: pick(one.name, locale) }));
  return {
    service_code: code,
    attributes: [
      ...(values.length ? [attribute('procedure', 1, 'singlevaluelist', values)] : []),
      attribute('unit', 2, 'string'),
      attribute('dossier', 3, 'string'),
    ],
  };
};
