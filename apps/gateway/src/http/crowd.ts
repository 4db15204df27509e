import { Fault } from '@civicline/service-kit';
import { metrics } from '@opentelemetry/api';
import type { RequestHandler, Response } from 'express';

const turnedAway = metrics.getMeter('civicline').createCounter('http_server_requests_turned_away_total', {
  description: 'Requests that were answered 503 at once, since as many as there may be were under way',
});
turnedAway.add(0);

/** Asked by whoever decides whether this process lives. */
const always = /^\/health\//;
const leaving = new WeakMap<Response, () => void>();

/**
 * Lets so many requests be under way at once, and refuses the next at once (503, with when to come again): what waits for longer than
 * anybody stays is work for nothing, and a process that takes it all answers nobody.
 */
export const crowd = (atMost: number): RequestHandler => {
  let underWay = 0;
  return (request, response, next) => {
    if (always.test(request.path)) return void next();
    if (underWay >= atMost) {
      turnedAway.add(1);
      throw new Fault('unavailable', 'as many requests as there may be are under way');
    }
    underWay += 1;
    const leave = () => {
      if (leaving.delete(response)) underWay -= 1;
    };
    leaving.set(response, leave);
    response.once('close', leave);
    next();
  };
};

/** A stream has begun: it stays for hours and costs next to nothing. */
export const leaveCrowd = (response: Response): void => leaving.get(response)?.();
