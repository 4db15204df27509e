import type { Operations } from './generated/ari';
import { routes } from './generated/ari';
import type { AriCall, Params, Route } from './request';

type Send = (operation: string, route: Route, params: Params, call: AriCall) => Promise<unknown>;

/** Every generated operation as a function. Their types come with the table from the same description, so the cast holds. */
export const operations = (send: Send): Operations =>
  Object.fromEntries(
    Object.entries(routes).map(([resource, its]) => [
      resource,
      Object.fromEntries(
        Object.entries(its as Readonly<Record<string, Route>>).map(([act, route]) => [
          act,
          (params: Params = {}, call: AriCall = {}) => send(`${resource}.${act}`, route, params, call),
        ]),
      ),
    ]),
  ) as unknown as Operations;
