import type { Part } from '@civicline/service-kit';
import { part } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { sortVi } from '@civicline/vietnamese';
import type { Found } from '../domain/search/search-index';
import { openSearchIndex } from '../domain/search/search-index';
import type { Article, Procedure } from '../domain/directory';
import type { TakenIn } from '../domain/who-serves';
import { publishedSince } from '../store/articles';
import { proceduresSince } from '../store/procedures';
import { revisionNow } from '../store/revision';

/** A row in the order in which all are listed. */
interface Listed {
  readonly key: string;
  readonly field: string;
  /** What decides where it is taken in; articles have none. */
  readonly takenIn?: TakenIn;
  /** What it is sorted by, first to last. */
  readonly order: readonly string[];
}

/** So many questions are remembered with what was found: in a busy hour most ask what others have asked. */
const rememberedQueries = 2_000;

/** One kind of thing that can be found: by words, or all in their order. */
const openShelf = () => {
  const index = openSearchIndex();
  const listed = new Map<string, Listed>();
  const answers = new Map<string, readonly Found[]>();
  let sorted: Listed[] | undefined;
  const forget = () => {
    answers.clear();
    sorted = undefined;
  };
  return {
    index,
    put: (row: Parameters<typeof index.put>[0], about: Omit<Listed, 'key'>) => {
      index.put(row);
      listed.set(row.key, { key: row.key, ...about });
      forget();
    },
    remove: (key: string) => {
      index.remove(key);
      listed.delete(key);
      forget();
    },
    search: (query: string): readonly Found[] => {
      const known = answers.get(query);
      if (known) return known;
      const found = index.search(query);
      if (answers.size >= rememberedQueries) answers.clear();
      answers.set(query, found);
      return found;
    },
    fieldOf: (key: string) => listed.get(key)?.field ?? '',
    takenInOf: (key: string) => listed.get(key)?.takenIn,
    has: (key: string) => listed.has(key),
    all: (): readonly Listed[] =>
      (sorted ??= [...listed.values()].sort((a, b) =>
        a.order.reduce((before, text, n) => before || sortVi(text, b.order[n] ?? ''), 0),
      )),
  };
};

export type Shelf = ReturnType<typeof openShelf>;

const texts = (...all: readonly (string | undefined)[]) =>
  all.filter((text) => text !== undefined && text !== '') as string[];

/** An article says a lot: its beginning tells what it is about. */
const readOfBody = 2_000;

const articleRow = ({ id, title, body, topics = [], fields = [], procedureCodes = [] }: Article) => ({
  key: id,
  codes: [id],
  names: texts(title.vi, title.en),
  keywords: [...topics],
  context: [...texts(body?.vi?.slice(0, readOfBody), body?.en?.slice(0, readOfBody)), ...fields, ...procedureCodes],
});

export interface Shelves {
  readonly procedures: Shelf;
  readonly articles: Shelf;
}

/**
 * What can be found, in memory: procedures, and articles as they are published. Before each search it looks whether
 * anything was committed since, here or in another replica, and takes in what was: an editor finds at once what they wrote.
 */
export const openFinding = (
  store: Store,
): Part & {
  shelves(): Promise<Shelves>;
  /** Those of the codes that the last look at the shelves knew, in the order asked. */
  proceduresByCode(codes: readonly string[]): Procedure[];
} => {
  const procedures = openShelf();
  const articles = openShelf();
  // As JSON in bytes: seven thousand rows as objects would take several times as much.
  const rows = new Map<string, Buffer>();
  let known = '0';
  let reading: Promise<void> | undefined;

  const takeIn = async (to: string) => {
    const [changed, published] = await Promise.all([proceduresSince(store, known), publishedSince(store, known)]);
    for (const { doc, synonyms } of changed) {
      const { code, name, keywords = [], fieldName, field, channels = {}, levels = [], departmentId } = doc;
      const row = { key: code, codes: [code], names: texts(name.vi, name.en), keywords: [...keywords, ...synonyms] };
      procedures.put(
        { ...row, context: texts(fieldName?.vi, fieldName?.en) },
        { field, takenIn: { channels, levels, departmentId }, order: [fieldName?.vi ?? '', name.vi ?? ''] },
      );
      rows.set(code, Buffer.from(JSON.stringify(doc)));
    }
    for (const { id, published: doc } of published) {
      if (doc) articles.put(articleRow(doc), { field: '', order: [doc.title.vi ?? ''] });
      else articles.remove(id);
    }
    known = to;
  };

  const upToDate = async () => {
    const now = await revisionNow(store);
    // Whoever comes while another reads waits for it and looks again: one reading may have begun too early.
    while (BigInt(known) < BigInt(now)) {
      reading ??= takeIn(now).finally(() => (reading = undefined));
      await reading;
    }
  };

  return {
    ...part({ name: 'finding', start: upToDate, stop: () => Promise.resolve() }),
    shelves: async () => {
      await upToDate();
      return { procedures, articles };
    },
    proceduresByCode: (codes) =>
      codes.flatMap((code) => {
        const row = rows.get(code);
        return row ? [JSON.parse(row.toString()) as Procedure] : [];
      }),
  };
};

export type Finding = ReturnType<typeof openFinding>;

/** The keys that a query may mean, best first; all in their order for an empty one. */
export const keysOf = (
  shelf: Shelf,
  query: string,
  fits: (key: string) => boolean,
): { keys: string[]; best: Found | undefined } => {
  if (!query.trim())
    return {
      keys: shelf
        .all()
        .map(({ key }) => key)
        .filter(fits),
      best: undefined,
    };
  const found = shelf.search(query);
  return { keys: found.map(({ key }) => key).filter(fits), best: found[0] };
};
