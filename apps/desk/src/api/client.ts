import type { Problem } from '@civicline/contracts/rest';
import i18n from 'i18next';

/** What the gateway refused, in the reader's language. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.title);
  }

  /** The text for a field, if that field is at fault. */
  field(name: string): string | undefined {
    return this.problem.violations.find((one) => one.field === name)?.message;
  }
}

const signedOut = 'civicline:signed-out';

/** Calls `work` when a gateway says that nobody is signed in here any more: the session is over, or was ended from elsewhere. */
export const onSignedOut = (work: () => void): void => window.addEventListener(signedOut, work);

/** To be told of the status of every answer. */
export const noteStatus = (status: number): void => void (status === 401 && window.dispatchEvent(new Event(signedOut)));

const csrf = () => /(?:^|; )cl_csrf=([^;]+)/.exec(document.cookie)?.[1] ?? '';

interface Options {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** The number that a citizen gave at booking: a header, so that it stands in no address. */
  readonly phone?: string;
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** The answer of a gateway that gave none. */
export const unreached = (): Problem => ({
  type: 'about:blank',
  title: i18n.t('error.offline'),
  status: 0,
  detail: '',
  reason: 'OFFLINE',
  violations: [],
});

const types = { json: 'application/json', csv: 'text/csv', binary: 'application/octet-stream' } as const;

interface Sent {
  readonly method: string;
  readonly body?: BodyInit;
  readonly type?: string;
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

const send = async <T>(path: string, { method, body, type, key, headers: more, signal }: Sent): Promise<T> => {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': i18n.language, ...more };
  if (type) headers['Content-Type'] = type;
  if (method !== 'GET') {
    headers['Idempotency-Key'] = key ?? crypto.randomUUID();
    headers['X-CSRF-Token'] = csrf();
  }
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ProblemError(unreached());
  });
  noteStatus(response.status);
  if (response.status === 204) return undefined as T;
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok)
    throw new ProblemError(
      (answer as Problem | undefined) ?? { ...unreached(), status: response.status, title: i18n.t('error.server') },
    );
  return answer as T;
};

/** Calls the API. Throws ProblemError. */
export const api = <T>(path: string, { method = 'GET', body, phone, key, signal }: Options = {}): Promise<T> =>
  send<T>(path, {
    method,
    key,
    signal,
    ...(body === undefined ? {} : { body: JSON.stringify(body), type: types.json }),
    ...(phone ? { headers: { 'X-Phone-Proof': phone } } : {}),
  });

/** Sends a file. Throws ProblemError. */
export const upload = <T>(path: string, file: File, format: keyof typeof types): Promise<T> =>
  send<T>(path, { method: 'POST', body: file, type: types[format] });

/** A page of a list. */
export interface List<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** Keeps a file that the API gives, under its name. Throws ProblemError. */
export const download = async (path: string, name: string, phone?: string): Promise<void> => {
  const response = await fetch(`/api/v1${path}`, {
    headers: { 'Accept-Language': i18n.language, ...(phone ? { 'X-Phone-Proof': phone } : {}) },
  });
  if (!response.ok) throw new ProblemError((await response.json()) as Problem);
  const address = URL.createObjectURL(await response.blob());
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
};
