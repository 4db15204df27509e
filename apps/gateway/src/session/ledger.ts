import type { Session } from './sessions';
import type { Began, Ended, Told } from './told';

type Named = Pick<Session, 'id' | 'sid' | 'began'>;

/**
 * Who is signed in where, and what was ended, as far back as a session lasts. What is taken twice, or late, changes nothing; what is
 * older than a session lasts is of no use and not kept.
 */
export const openLedger = (lifetimeMs: number, now: () => number) => {
  /** In the order in which they were told. */
  const open = new Map<string, Began>();
  const endedIds = new Map<string, number>();
  const marks = new Map<string, Ended[]>();
  /** Those of `marks` that the log has told. */
  const heard = new WeakSet<Ended>();
  const isOld = (at: number) => at + lifetimeMs <= now();

  const sweep = () => {
    for (const [id, { at }] of open) if (isOld(at)) open.delete(id);
    for (const [id, at] of endedIds) if (isOld(at)) endedIds.delete(id);
    for (const [account, ends] of marks) {
      const young = ends.filter(({ at }) => !isOld(at));
      if (young.length) marks.set(account, young);
      else marks.delete(account);
    }
  };

  const begin = (one: Began) => {
    if (!endedIds.has(one.id)) open.set(one.id, one);
  };
  const end = (one: Ended, own: boolean) => {
    const before = marks.get(one.account) ?? [];
    const isSame = ({ at, id, from, but }: Ended) =>
      at === one.at && id === one.id && from === one.from && but === one.but;
    const same = before.find(isSame);
    // The log may tell it twice, and tells all of it twice to a gateway that starts: then it would take along what began after it.
    if (same && heard.has(same)) return;
    if (!own) heard.add(same ?? one);
    if (!same) marks.set(one.account, [...before, one]);
    // By name as well: the clocks of two gateways may differ, and what was told before an end had begun before it.
    for (const { id, account, from } of open.values())
      if (account === one.account && (one.id ?? id) === id && (one.from ?? from) === from && id !== one.but)
        endedIds.set(id, one.at);
    if (one.id) endedIds.set(one.id, one.at);
    for (const id of endedIds.keys()) open.delete(id);
  };

  return {
    /** What the log tells; or, as this gateway's own, what it has not told back yet. */
    take: (one: Told, own = false): void => {
      if (isOld(one.at)) return;
      sweep();
      if (one.what === 'began') begin(one);
      else end(one, own);
    },
    isEnded: ({ id, sid, began }: Named): boolean =>
      endedIds.has(sid) ||
      (marks.get(id) ?? []).some((one) => (one.id ?? one.from) === undefined && one.but !== sid && began <= one.at),
    /** Those of an account, the newest first. */
    of: (account: string): Began[] =>
      [...open.values()].filter((one) => one.account === account && !isOld(one.at)).sort((a, b) => b.at - a.at),
    find: (id: string): Began | undefined => open.get(id),
    /**
     * Since when, in milliseconds of the epoch, who signs in to an account must have shown who they are; 0: since ever. Else a browser
     * whose session was ended would be let in again by what the identity provider remembers of it.
     */
    anewSince: (account: string): number =>
      (marks.get(account) ?? []).reduce((latest, { anew, at }) => (anew ? Math.max(latest, at) : latest), 0),
  };
};
