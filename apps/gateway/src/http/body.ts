import { Refusal } from '@civicline/service-kit/refusal';
import type { Request, Response } from 'express';
import express from 'express';

const parse = express.json({ limit: '32kb', strict: false });

/**
 * The JSON of a request; undefined when there is none. Read only after it is known who asks and whether they may. Refuses
 * UNSUPPORTED_MEDIA_TYPE; rejects with what the parser says of JSON that is none or too much.
 */
export const readJson = async (request: Request, response: Response): Promise<unknown> => {
  const kind = request.is('application/json');
  if (kind === null || request.get('Content-Length') === '0') return undefined;
  if (!kind) throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'invalid');
  await new Promise<void>((resolve, reject) =>
    parse(request, response, (error?: unknown) =>
      error ? reject(error instanceof Error ? error : new Error('the body was not read')) : resolve(),
    ),
  );
  return request.body as unknown;
};
