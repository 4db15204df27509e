// The office's agenda, rebuilt from events, kept in a file with the version of each visit that it has seen.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const toDate = ({ seconds }) => new Date(Number(seconds) * 1000);

export const openAgenda = (file, officeId, say) => {
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { versions: {}, visits: {} };
  const versions = new Map(Object.entries(kept.versions));
  const { visits } = kept;
  let changed = false;

  /** Most events are of other offices: what does not name ours need not be decoded. */
  const mayConcern = (value) => value.includes(officeId);

  /** Takes what happened to a visit. What comes again, or late, is of a version that is known, and changes nothing. */
  const take = ({ type, visit }) => {
    if (visit.officeId !== officeId || versions.get(visit.code) >= visit.version) return;
    versions.set(visit.code, visit.version);
    changed = true;
    const [, , happened] = type.split('.');
    const gone = happened === 'cancelled';
    if (gone) delete visits[visit.code];
    else
      visits[visit.code] = {
        start: toDate(visit.start).toISOString(),
        procedure: visit.procedureName?.vi ?? '',
        status: happened,
      };
    say(`${happened} ${visit.code} ${gone ? '' : visits[visit.code].start}`.trim());
  };

  /** Writes what was taken; effect and memory are written together. */
  const keep = () => {
    if (!changed) return;
    writeFileSync(`${file}.new`, JSON.stringify({ versions: Object.fromEntries(versions), visits }));
    renameSync(`${file}.new`, file);
    changed = false;
  };
  return { mayConcern, take, keep, size: () => Object.keys(visits).length };
};
