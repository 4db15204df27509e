import { Refusal } from '@civicline/service-kit/refusal';
import type { Request, Response } from 'express';
import express from 'express';

const parse = express.json({ limit: '128kb', strict: false });

/** Larger files are refused while they come in. */
const parseFile = express.raw({ limit: '16mb', type: () => true });

const parsed = (parser: typeof parse, request: Request, response: Response) =>
  new Promise<void>((resolve, reject) =>
    parser(request, response, (error?: unknown) =>
      error ? reject(error instanceof Error ? error : new Error('the body was not read')) : resolve(),
    ),
  );

/** A file of this type. Refuses UNSUPPORTED_MEDIA_TYPE; rejects with what the parser says of one that is too large. */
export const readFile = async (request: Request, response: Response, type: string): Promise<Buffer> => {
  if (!request.is(type)) throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'invalid');
  await parsed(parseFile, request, response);
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
};

/**
 * The JSON of a request; undefined when there is none. Read only after it is known who asks and whether they may. Refuses
 * UNSUPPORTED_MEDIA_TYPE; rejects with what the parser says of JSON that is none or too much.
 */
export const readJson = async (request: Request, response: Response): Promise<unknown> => {
  const kind = request.is('application/json');
  if (kind === null || request.get('Content-Length') === '0') return undefined;
  if (!kind) throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'invalid');
  await parsed(parse, request, response);
  return request.body as unknown;
};
