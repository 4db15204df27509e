import type { Request, Response } from 'express';

const unsatisfiable = -1;

/**
 * Answers with the part that is asked for (RFC 9110, Range), as players do that are wound forward; with all of it when none is, or several are.
 */
export const sendPart = (request: Pick<Request, 'range'>, response: Response, bytes: Buffer): void => {
  const asked = request.range(bytes.length);
  if (asked === unsatisfiable) return void response.status(416).set('Content-Range', `bytes */${bytes.length}`).end();
  const [part, ...others] = asked === undefined || asked === -2 || asked.type !== 'bytes' ? [] : asked;
  if (!part || others.length) return void response.send(bytes);
  const { start, end } = part;
  response.status(206).set('Content-Range', `bytes ${start}-${end}/${bytes.length}`);
  response.send(bytes.subarray(start, end + 1));
};
