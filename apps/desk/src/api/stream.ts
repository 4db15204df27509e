import type { Problem } from '@civicline/contracts/rest';
import i18n from 'i18next';
import { noteStatus, ProblemError, unreached } from './client';
import { readEvents } from './read-events';

/** The gateway beats every 15 s: a stream that says nothing for so long is dead, even where the network does not say so. */
const silentMs = 40_000;
const againMs = { first: 300, most: 5_000 };

interface Listeners {
  readonly onOpen: () => void;
  readonly onEvent: (event: string, data: unknown) => void;
  /** The stream is cut; it is tried again. */
  readonly onAway: () => void;
  /** It was refused for good: nothing is tried any more. */
  readonly onRefused: (error: ProblemError) => void;
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    // The network is back: no reason to wait longer.
    window.addEventListener('online', end);
    signal.addEventListener('abort', end, { once: true });
  });

/** Reads one answer to its end. Throws ProblemError where there is none. */
const readOnce = async (path: string, { onOpen, onEvent }: Listeners, signal: AbortSignal) => {
  const own = new AbortController();
  const stop = () => own.abort();
  signal.addEventListener('abort', stop, { once: true });
  let silence = setTimeout(stop, silentMs);
  try {
    const response = await fetch(`/api/v1${path}`, {
      headers: { Accept: 'text/event-stream', 'Accept-Language': i18n.language },
      signal: own.signal,
    });
    noteStatus(response.status);
    if (!response.ok || !response.body) {
      const answer = (await response.json().catch(() => undefined)) as Problem | undefined;
      throw new ProblemError(answer ?? { ...unreached(), status: response.status });
    }
    onOpen();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let kept = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(silence);
      silence = setTimeout(stop, silentMs);
      const { events, rest } = readEvents(kept + part.value);
      kept = rest;
      for (const { event, data } of events) onEvent(event, JSON.parse(data));
    }
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', stop);
  }
};

/**
 * Follows a stream until the returned function is called, and comes again after every cut. Not EventSource: that one cannot
 * tell why it was refused, gives up after a 503, and never notices a connection that has silently died.
 */
export const followStream = (path: string, listeners: Listeners): (() => void) => {
  const leaving = new AbortController();
  const { signal } = leaving;
  const run = async () => {
    let wait = againMs.first;
    const opened = { ...listeners, onOpen: () => ((wait = againMs.first), listeners.onOpen()) };
    while (!signal.aborted) {
      const error = await readOnce(path, opened, signal).catch((reason: unknown) => reason);
      if (signal.aborted) return;
      if (error instanceof ProblemError && error.problem.status >= 400 && error.problem.status < 500) {
        if (error.problem.status !== 429) return listeners.onRefused(error);
      }
      listeners.onAway();
      // Not all desks of a centre at the same moment.
      await pause(wait * (0.5 + Math.random()), signal);
      wait = Math.min(wait * 2, againMs.most);
    }
  };
  void run();
  return () => leaving.abort();
};
