import type { PersonalKind } from '@civicline/contracts/personal';
import { personalMessages } from '@civicline/contracts/personal';

/** What never stands in a contract and must not stand in a log: what a transport carries to be believed, and to whom it goes. */
const ofTransports: Readonly<Record<string, PersonalKind>> = {
  ...{ authorization: 'key', cookie: 'key', password: 'key', token: 'key', credential: 'key' },
  ...{ citizen: 'name', contact: 'phone', to: 'phone' },
};

const plain = (name: string) => name.toLowerCase().replace(/[_-]/g, '');

const marked: ReadonlyMap<string, PersonalKind> = new Map([
  ...Object.entries(ofTransports),
  ...Object.values(personalMessages).flatMap((message) =>
    Object.entries(message.marked).map(([name, kind]) => [plain(name), kind as PersonalKind] as const),
  ),
]);

const lastWord = /(?:[A-Z]?[a-z\d]+|[A-Z]+)$/;
/** Names of facts are few and come again and again. */
const known = new Map<string, PersonalKind | undefined>();
const most = 2_000;

/**
 * What a value tells about a person when all that is known of it is its name: what the contracts mark under that name anywhere, or under
 * its last word (`callerName`). Undefined when it is nothing personal.
 */
export const kindOfName = (name: string): PersonalKind | undefined => {
  if (known.has(name)) return known.get(name);
  const kind = marked.get(plain(name)) ?? marked.get(lastWord.exec(name)?.[0].toLowerCase() ?? '');
  if (known.size < most) known.set(name, kind);
  return kind;
};
