import { metrics } from '@opentelemetry/api';
import type { Response } from 'express';
import { leaveCrowd } from '../http/crowd';

const screens = metrics.getMeter('civicline').createUpDownCounter('live_screens', {
  description: 'Screens that are told of changes by this process',
});
screens.add(0);

const beatMs = 15_000;
/** A screen that does not read is let go, before what it has not read fills the memory. */
const mostUnread = 256 * 1024;

/** A stream of server-sent events to one screen. */
export interface Screen {
  /** `data` is JSON already: what goes to many screens is written once. */
  send(event: string, data: string): void;
  end(): void;
  /** Runs when the screen is gone, whoever ended it. */
  onGone(work: () => void): void;
}

/** Begins a stream; it ends with the session that opened it (`until`, in seconds of the epoch). */
export const openScreen = (response: Response, until: number | undefined): Screen => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
  response.write('retry: 2000\n\n');
  leaveCrowd(response);
  const write = (text: string) => {
    if (response.writableLength > mostUnread) response.destroy();
    else if (!response.writableEnded) response.write(text);
  };
  const beat = setInterval(() => {
    if (until !== undefined && until * 1_000 <= Date.now()) response.end();
    else write(': beat\n\n');
  }, beatMs);
  screens.add(1);
  response.once('close', () => {
    screens.add(-1);
    clearInterval(beat);
  });
  return {
    send: (event, data) => write(`event: ${event}\ndata: ${data}\n\n`),
    end: () => void response.end(),
    onGone: (work) => void (response.closed ? work() : response.once('close', work)),
  };
};
