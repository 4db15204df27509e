// The office's agenda, rebuilt from events, kept in a file with the ids of what it has seen.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const toDate = ({ seconds }) => new Date(Number(seconds) * 1000);

export const openAgenda = (file, officeId, say) => {
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { seen: [], visits: {} };
  const seen = new Set(kept.seen);
  const { visits } = kept;

  /** Takes an event once, however often it comes; effect and memory are written together. */
  const take = ({ id, type, data }) => {
    const { visit } = data;
    if (seen.has(id) || visit?.officeId !== officeId) return;
    seen.add(id);
    const [, , happened] = type.split('.');
    const gone = happened === 'cancelled';
    if (gone) delete visits[visit.code];
    else
      visits[visit.code] = {
        start: toDate(visit.start).toISOString(),
        procedure: visit.procedureName?.vi ?? '',
        status: happened,
      };
    writeFileSync(`${file}.new`, JSON.stringify({ seen: [...seen], visits }));
    renameSync(`${file}.new`, file);
    say(`${happened} ${visit.code} ${gone ? '' : visits[visit.code].start}`.trim());
  };
  return { take };
};
