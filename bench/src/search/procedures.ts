import { directory } from '@civicline/contracts';
import { actions, objects, qualifiers } from './words';

/** As many as a province publishes. */
const wanted = 7_000;

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** A small generator of chance (mulberry32): the same procedures in every run. */
const chanceOf = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/**
 * Procedures as a province has them: what is done (issue, reissue, extend ...) with what (a building permit, a driving
 * licence ...) for whom. Their code says which: "giay-phep-xay-dung.cap-lai.to-chuc". The first of each kind of thing, for
 * everybody, are always there; of the rest chance takes as many as are wanted.
 */
export const generateProcedures = (): directory.Procedure[] => {
  const chance = chanceOf(1022);
  const made = objects.flatMap((object) =>
    actions.flatMap((action) =>
      qualifiers.map((qualifier) => ({
        always: qualifier.slug === '',
        order: chance(),
        procedure: directory.Procedure.fromPartial({
          code: [object.slug, action.slug, qualifier.slug].filter(Boolean).join('.'),
          name: {
            vi: `${action.vi} ${lower(object.vi)}${qualifier.vi && ` ${qualifier.vi}`}`,
            en: `${action.en} ${lower(object.en)}${qualifier.en && ` ${qualifier.en}`}`,
          },
          field: object.field,
          fieldName: { vi: object.fieldName, en: object.field },
          checklist: [
            { id: 'don', name: { vi: 'Đơn đề nghị theo mẫu', en: 'Application on the official form' }, originals: 1 },
            { id: 'cccd', name: { vi: 'Căn cước công dân', en: 'Identity card' }, copies: 1 },
            { id: 'kem', name: { vi: `Tài liệu kèm theo về ${lower(object.vi)}`, en: 'Supporting papers' }, copies: 1 },
          ],
          workingDays: 3 + Math.floor(chance() * 25),
          feeVnd: BigInt(Math.floor(chance() * 20) * 10_000),
          channels: { counter: true, post: chance() < 0.6, online: directory.OnlineLevel.PARTIAL },
          levels: [pick([directory.UnitLevel.PROVINCE, directory.UnitLevel.COMMUNE], Math.floor(chance() * 2))],
          departmentId: 'so-tp',
          sample: true,
        }),
      })),
    ),
  );
  return made
    .sort((a, b) => Number(b.always) - Number(a.always) || a.order - b.order)
    .slice(0, wanted)
    .map(({ procedure }) => procedure);
};
