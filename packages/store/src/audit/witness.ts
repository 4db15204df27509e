import type { CallContext, Caller, Clock, Handler, Implementation } from '@civicline/service-kit';
import type { Keyring } from '../keyring';
import type { Store } from '../store';
import { subjectOf } from './chain';
import { keepFact } from './fact';
import type { Watched } from './scope';
import { watching } from './scope';

/** Parts of the house: what they do for one another shows nobody anything. */
const house: ReadonlySet<string> = new Set([
  'civicline',
  'gateway',
  'directory',
  'department-directory',
  'scheduling',
  'routing',
  'notification',
  'call-intake',
]);

/** Staff, and systems of others. Citizens see what is theirs. */
const isWatched = ({ role, id }: Caller): boolean => role !== 'citizen' && !(role === 'system' && house.has(id));

const number = /^\+[1-9]\d{7,14}$/;

/** Numbers in full, wherever they stand in an answer; a masked one shows nobody's. */
const numbersIn = (value: unknown, found = new Set<string>()): Set<string> => {
  if (typeof value === 'string') {
    if (number.test(value)) found.add(value);
  } else if (Array.isArray(value)) for (const item of value) numbersIn(item, found);
  else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !(value instanceof Date))
    for (const item of Object.values(value)) numbersIn(item, found);
  return found;
};

/** A dossier's code is somebody's. */
const named = (field: string) => (field === 'code' || /(?:Code|Id)$/.test(field)) && field !== 'dossierCode';
/** Ids and codes of ours; what somebody typed into the place of one, a number perhaps, is not kept. */
const ours = /^(?!\+?\d{6,}$)[\w./:-]{1,80}$/;

const aboutOf = (request: object): string[] =>
  Object.entries(request).flatMap(([field, value]) => {
    if (field === 'codes' && Array.isArray(value)) return value.map(String).filter((one) => ours.test(one));
    return named(field) && typeof value === 'string' && ours.test(value) ? [value] : [];
  });

/** Told by its shape: a class from another module realm is another class. */
const deniedFor = (error: unknown): string | undefined => {
  const { kind, reason } = (error ?? {}) as { kind?: unknown; reason?: unknown };
  return kind === 'denied' && typeof reason === 'string' ? reason : undefined;
};

export interface Witnessing {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly clock: Clock;
}

/**
 * The same handlers, and who of the staff or of others' systems is shown or refused what: noted before the answer leaves, so that
 * an answer that cannot be noted is not given. Whatever shows a number in full is noted, whether or not a handler thought of it.
 */
export const witnessed = ({ definition, handlers }: Implementation, deps: Witnessing): Implementation => {
  const { store, keyring, clock } = deps;

  const begin = (path: string, request: object, { caller }: CallContext): Watched => {
    const about = new Set(aboutOf(request));
    const act = path.split('/')[2] ?? path;
    const { role, id: account, officeId: office = '' } = caller;
    return {
      facts: (outcome, subjects, more = []) => {
        const what = [...new Set([...about, ...more])];
        return { at: clock.now(), role, account, office, act, about: what, outcome, subjects };
      },
      subjectOf: (one) => subjectOf(keyring, one),
      noted: new Set(),
      concerned: new Set(),
      shown: new Set(),
      about,
    };
  };

  const noteShown = async (call: Watched, answer: unknown) => {
    const subjects = new Set([...call.shown, ...[...numbersIn(answer)].map(call.subjectOf)]);
    const fresh = [...subjects].filter((one) => !call.noted.has(one));
    if (!fresh.length) return;
    await keepFact(store, call.facts('shown', fresh.filter(Boolean)));
    for (const one of fresh) call.noted.add(one);
  };

  const noteRefused = async (call: Watched, error: unknown) => {
    const reason = deniedFor(error);
    if (reason !== undefined) await keepFact(store, call.facts(reason, [...call.concerned]));
  };

  /** Whose name is good for nothing here was still refused something. */
  const keptOut = async (path: string, request: object, context: CallContext) => {
    if (isWatched(context.caller)) await keepFact(store, begin(path, request, context).facts('FORBIDDEN', []));
  };

  const noted = async <T>(call: Watched, work: () => Promise<T>, answerOf: (result: T) => unknown): Promise<T> => {
    try {
      const result = await watching.run(call, work);
      await noteShown(call, answerOf(result));
      return result;
    } catch (error) {
      await noteRefused(call, error);
      throw error;
    }
  };

  const once = (path: string, handler: Handler) => (request: object, context: CallContext) => {
    const answer = () => (handler as (r: object, c: CallContext) => Promise<unknown>)(request, context);
    if (!isWatched(context.caller)) return answer();
    return noted(
      begin(path, request, context),
      () => Promise.resolve().then(answer),
      (result) => result,
    );
  };

  const many = (path: string, handler: Handler) => (request: object, context: CallContext) => {
    const answers = () => (handler as (r: object, c: CallContext) => AsyncIterable<unknown>)(request, context);
    if (!isWatched(context.caller)) return answers();
    const call = begin(path, request, context);
    let items: AsyncIterator<unknown> | undefined;
    const next = () =>
      noted(
        call,
        () => Promise.resolve().then(() => (items ??= answers()[Symbol.asyncIterator]()).next()),
        (item) => (item as IteratorResult<unknown>).value,
      );
    const over = { done: true as const, value: undefined };
    const end = () => items?.return?.() ?? Promise.resolve(over);
    return { [Symbol.asyncIterator]: () => ({ next, return: end }) };
  };

  return {
    definition,
    keptOut,
    handlers: Object.fromEntries(
      Object.entries(handlers).map(([name, handler]) => {
        const { path = name, responseStream = false } = definition[name] ?? {};
        return [name, (responseStream ? many(path, handler) : once(path, handler)) as Handler];
      }),
    ),
  };
};
