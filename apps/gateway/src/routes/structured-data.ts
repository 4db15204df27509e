import type { common } from '@civicline/contracts';
import { directory } from '@civicline/contracts';
import type { Locale } from '@civicline/service-kit';
import type { PageHead } from '../http/page-head';

const pick = (text: common.LocalizedText | undefined, locale: Locale) => (text ? text[locale] || text.vi : '');
const other = { vi: 'en', en: 'vi' } as const;
const context = 'https://schema.org';
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const province = { vi: 'Đồng Nai', en: 'Dong Nai' };

/** Without what says nothing. */
const said = (data: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(data).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && !value.length),
    ),
  );

const areaServed = (locale: Locale) => ({ '@type': 'AdministrativeArea', name: province[locale] });

const words = {
  vi: { online: 'Trực tuyến', post: 'Qua bưu điện', counter: 'Tại bộ phận một cửa', papers: 'Thành phần hồ sơ' },
  en: { online: 'Online', post: 'By post', counter: 'At the one-stop window', papers: 'Papers needed' },
};

const channelsOf = ({ channels }: directory.Procedure, url: string, locale: Locale) => {
  const channel = (name: string, serviceUrl: string) =>
    said({
      '@type': 'ServiceChannel',
      name,
      serviceUrl,
      availableLanguage: ['vi', 'en'],
    });
  const isOnline =
    channels?.online === directory.OnlineLevel.FULL || channels?.online === directory.OnlineLevel.PARTIAL;
  return [
    ...(isOnline ? [channel(words[locale].online, channels.onlineUrl || url)] : []),
    ...(channels?.post ? [channel(words[locale].post, url)] : []),
    ...(channels?.counter ? [channel(words[locale].counter, url)] : []),
  ];
};

const describe = (procedure: directory.Procedure, locale: Locale): string => {
  const papers = procedure.checklist.map(({ name }) => pick(name, locale)).join('; ');
  const summary = pick(procedure.summary, locale);
  return [summary, papers && `${words[locale].papers}: ${papers}.`].filter(Boolean).join(' ').slice(0, 300);
};

/** A procedure as a GovernmentService; `department` answers for it. */
export const procedureHead = (
  procedure: directory.Procedure,
  department: directory.Office | undefined,
  site: string,
  locale: Locale,
): PageHead => {
  const path = `/thu-tuc/${encodeURIComponent(procedure.code)}`;
  const url = `${site}${path}`;
  const name = pick(procedure.name, locale);
  const description = describe(procedure, locale) || name;
  return {
    title: name,
    description,
    path,
    data: said({
      '@context': context,
      '@type': 'GovernmentService',
      '@id': url,
      url,
      identifier: procedure.code,
      name,
      alternateName: procedure.name?.[other[locale]],
      serviceType: pick(procedure.fieldName, locale),
      description,
      areaServed: areaServed(locale),
      availableChannel: channelsOf(procedure, url, locale),
      provider: department && {
        '@type': 'GovernmentOrganization',
        '@id': `${site}/co-quan/${encodeURIComponent(department.id)}`,
        name: pick(department.name, locale),
      },
      offers: said({
        '@type': 'Offer',
        price: String(procedure.feeVnd),
        priceCurrency: 'VND',
        description: pick(procedure.feeNote, locale),
      }),
    }),
  };
};

const hoursOf = (hours: common.OfficeHours | undefined) => ({
  openingHoursSpecification: (hours?.weekly ?? []).flatMap(({ weekday, intervals }) =>
    intervals.map(({ opens, closes }) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: `${context}/${days[weekday - 1] ?? ''}`,
      opens,
      closes,
    })),
  ),
  specialOpeningHoursSpecification: (hours?.exceptions ?? []).flatMap(({ day, intervals }) =>
    // Closed all day is, in these words, open from midnight to midnight.
    (intervals.length ? intervals : [{ opens: '00:00', closes: '00:00' }]).map(({ opens, closes }) => ({
      '@type': 'OpeningHoursSpecification',
      opens,
      closes,
      validFrom: day,
      validThrough: day,
    })),
  ),
});

/** An office as a GovernmentOffice. */
export const officeHead = (
  office: directory.Office,
  unit: directory.Unit | undefined,
  site: string,
  locale: Locale,
): PageHead => {
  const path = `/co-quan/${encodeURIComponent(office.id)}`;
  const url = `${site}${path}`;
  const name = pick(office.name, locale);
  const address = pick(office.address, locale);
  const contact = (kind: directory.ContactKind) => office.contacts.find((one) => one.kind === kind)?.value ?? '';
  const located = office.latitude !== 0 || office.longitude !== 0;
  return {
    title: name,
    description: [name, address].filter(Boolean).join(', '),
    path,
    data: said({
      '@context': context,
      '@type': 'GovernmentOffice',
      '@id': url,
      url,
      name,
      alternateName: office.name?.[other[locale]],
      telephone: contact(directory.ContactKind.PHONE),
      email: contact(directory.ContactKind.EMAIL),
      sameAs: contact(directory.ContactKind.WEBSITE),
      address: said({
        '@type': 'PostalAddress',
        streetAddress: address,
        addressLocality: pick(unit?.fullName, locale),
        addressRegion: province[locale],
        addressCountry: 'VN',
      }),
      geo: located ? { '@type': 'GeoCoordinates', latitude: office.latitude, longitude: office.longitude } : undefined,
      areaServed: areaServed(locale),
      ...hoursOf(office.hours),
    }),
  };
};
