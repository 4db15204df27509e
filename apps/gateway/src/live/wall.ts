import type { intake } from '@civicline/contracts';
import type { Locale, Logger } from '@civicline/service-kit';
import { callContext } from '@civicline/service-kit';
import { EventEmitter } from 'node:events';
import { route } from '../http/route';
import type { Backends } from '../routes/backends';
import { desks } from '../routes/intake/desk';
import { wallboard, wallEvents } from '../routes/intake/shapes';
import { centreNowOf, wallboardOf } from '../routes/intake/translate-figures';
import type { Hub } from './live';
import { openScreen } from './sse';

const longestMs = 12 * 3_600_000;
const againMs = { first: 250, most: 5_000 };

type View = 'wall' | 'desk';
const translators = { wall: wallboardOf, desk: centreNowOf } as const;

/** A picture of the centre as texts: translated once for each language and kind of screen, however many there are. */
const textsOf = (board: intake.Wallboard) => {
  const texts = new Map<string, string>();
  return (view: View, locale: Locale): string => {
    const key = `${view} ${locale}`;
    const text = texts.get(key) ?? JSON.stringify(translators[view](board, locale));
    texts.set(key, text);
    return text;
  };
};
type Texts = ReturnType<typeof textsOf>;

/** The centre as it is, read once for all screens of this process, and only while there are any. */
export const openCentre = ({ intake: backend }: Backends, log: Logger) => {
  const told = new EventEmitter<{ change: [Texts]; away: [] }>().setMaxListeners(0);
  let running: AbortController | undefined;
  let latest: Texts | undefined;
  const context = (signal: AbortSignal) =>
    callContext({ caller: { role: 'supervisor', id: 'gateway-wall' }, timeoutMs: longestMs, signal });
  const read = async ({ signal }: AbortController) => {
    let wait = againMs.first;
    while (!signal.aborted) {
      try {
        for await (const { wallboard: board } of backend.followWallboard({}, context(signal))) {
          if (!board) continue;
          wait = againMs.first;
          latest = textsOf(board);
          told.emit('change', latest);
        }
      } catch (error) {
        if (!signal.aborted) log.warn({ err: error }, 'the centre is not seen');
      }
      latest = undefined;
      if (signal.aborted) return;
      told.emit('away');
      await new Promise((resolve) => setTimeout(resolve, wait).unref());
      wait = Math.min(wait * 2, againMs.most);
    }
  };
  return {
    /** Tells at once what is known, then every change; the returned function ends it. */
    watch: (onChange: (texts: Texts) => void, onAway: () => void): (() => void) => {
      told.on('change', onChange).on('away', onAway);
      if (latest) onChange(latest);
      if (!running) {
        running = new AbortController();
        void read(running);
      }
      return () => {
        told.off('change', onChange).off('away', onAway);
        if (told.listenerCount('change')) return;
        running?.abort();
        running = undefined;
        latest = undefined;
      };
    },
  };
};

export type Centre = ReturnType<typeof openCentre>;

/**
 * The part of it that a desk shows, when that part changes: the time alone is no news. The returned function ends it.
 */
export const watchBriefly = (centre: Centre, locale: Locale, onChange: (text: string) => void): (() => void) => {
  let shown = '';
  return centre.watch(
    (texts) => {
      const text = texts('desk', locale);
      const news = text.replace(/^\{"at":(?:null|"[^"]*"),/, '');
      if (news !== shown) onChange(text);
      shown = news;
    },
    () => undefined,
  );
};

/** GET /wall/live: the centre on every screen that shows it. */
export const wallRoutes = ({ intake: backend }: Backends, centre: Centre, { hub }: Hub) => [
  route({
    method: 'get',
    path: '/wall/live',
    summary:
      'The centre as it changes (server-sent events): wallboard at most four times a second, away while it cannot be seen',
    tag: 'Wallboard',
    access: desks,
    answer: wallEvents,
    produces: 'text/event-stream',
    handle: ({ request, response, visitor: { until } }, { locale }) => {
      if (request.method === 'HEAD') {
        response.type('text/event-stream').end();
        return Promise.resolve();
      }
      const screen = openScreen(response, until);
      const leave = centre.watch(
        (texts) => screen.send('wallboard', texts('wall', locale)),
        () => screen.send('away', '{}'),
      );
      hub.on('end', screen.end);
      screen.onGone(() => {
        leave();
        hub.off('end', screen.end);
      });
      return Promise.resolve();
    },
  }),
  route({
    method: 'get',
    path: '/wallboard',
    summary: 'The centre now',
    tag: 'Wallboard',
    access: desks,
    answer: wallboard,
    handle: async (_, call) => {
      for await (const { wallboard: board } of backend.followWallboard({}, call))
        if (board) return wallboardOf(board, call.locale);
      throw new Error('an answer without its wallboard');
    },
  }),
];
