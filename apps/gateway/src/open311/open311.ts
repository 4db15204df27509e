import { common } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import { callContext } from '@civicline/service-kit';
import { invalid, Refusal } from '@civicline/service-kit/refusal';
import type { Request, RequestHandler, Response, Router } from 'express';
import express from 'express';
import { createHash } from 'node:crypto';
import { factsOf, localeOf, problemOf } from '../http/problem';
import type { Limits } from '../limits';
import type { Backends } from '../routes/backends';
import type { Visitor } from '../session/visitor';
import { open311Keys } from './keys';
import { serviceRequestOf, standings, statusesOf, updatesOf } from './service-request';
import { serviceDefinition, serviceEntry, servicesOf } from './service';
import type { Tree } from './xml';
import { readFlatXml, toXml } from './xml';

interface Open311Gear {
  readonly backends: Backends;
  readonly keys: string;
  readonly limits: Limits;
  readonly visitorOf: (request: Request) => Promise<Visitor>;
}

const base = '/open311/v2';
/** The roots of answers, and the elements of their lists. */
const items = {
  ...{ services: 'service', service_requests: 'request', service_request_updates: 'request_update' },
  ...{ attributes: 'attribute', values: 'value', errors: 'error' },
};
const mostIds = 50;
const mostListed = 1_000;
const pageSize = 200;
const usualDays = 90;

type Format = 'json' | 'xml';
const formatOf = (request: Request): Format => (request.params['format'] === 'xml' ? 'xml' : 'json');

const answer = (request: Request, response: Response, root: keyof typeof items | string, value: Tree, status = 200) => {
  response.status(status).vary('Accept-Language').set('Content-Language', localeOf(request));
  if (formatOf(request) === 'json') return void response.json(value);
  response.type('text/xml; charset=utf-8').send(toXml(root, value, items));
};

/** A refusal as GeoReport tells it: each fault with its field. */
const tellProblem = (request: Request, response: Response, error: unknown): void => {
  const facts = factsOf(error);
  if (!facts) throw error;
  const { status, title, violations } = problemOf(facts, localeOf(request));
  const told = violations.map(({ field, message }) => `${field}: ${message}`);
  const errors = (told.length ? told : [title]).map((description) => ({ code: status, description }));
  response.set('Cache-Control', 'no-store');
  answer(request, response, 'errors', errors, status);
};

/** The fields of a body: a form, or flat XML without entities of its own. Refuses UNSUPPORTED_MEDIA_TYPE, INVALID_ARGUMENT. */
const readFields = (request: Request): URLSearchParams => {
  const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
  if (request.is('application/x-www-form-urlencoded')) return new URLSearchParams(body);
  if (!request.is(['text/xml', 'application/xml'])) throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'invalid');
  const fields = readFlatXml(body);
  if (!fields) throw invalid([{ field: 'body', rule: 'format' }]);
  return fields;
};

const instantOf = (request: Request, name: string, otherwise: Date): Date => {
  const text = request.query[name];
  if (text === undefined || text === '') return otherwise;
  const at = new Date(String(text));
  if (Number.isNaN(at.getTime())) throw invalid([{ field: name, rule: 'format.instant' }]);
  return at;
};
const listOf = (request: Request, name: string): string[] =>
  String(request.query[name] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

/** Names of our services' fields, as they are called here. */
const names: Readonly<Record<string, string>> = {
  ...{ 'citizen.name': 'first_name', 'citizen.phone': 'phone', 'citizen.email': 'email', question: 'description' },
  ...{ 'matter.topic': 'service_code', 'matter.procedureCode': 'attribute[procedure]' },
  ...{ 'matter.unitCode': 'attribute[unit]', dossierCode: 'attribute[dossier]' },
  ...{ referredFrom: 'start_date', referredTo: 'end_date' },
};

/** Open311 GeoReport v2: a service is a topic, a service request is a referral. */
export const openOpen311 = (router: Router, { backends, keys, limits, visitorOf }: Open311Gear) => {
  const systemOf = open311Keys(keys);
  const { directory, routing } = backends;

  const asSystem = async (request: Request, key: string | null, idempotencyKey?: string): Promise<CallContext> => {
    const right = await limits.guess(await visitorOf(request));
    const system = key ? systemOf(key) : undefined;
    if (!system) throw new Refusal('FORBIDDEN', 'denied');
    await right();
    const caller = { role: 'system', id: `open311-${system}` } as const;
    return callContext({ caller, locale: localeOf(request), idempotencyKey });
  };
  const asAnybody = async (request: Request): Promise<CallContext> => {
    const visitor = await visitorOf(request);
    await limits.visit(visitor, 'read');
    return callContext({ caller: visitor.caller, locale: localeOf(request) });
  };
  /** One that was asked over Open311 is open to whoever has its id, as GeoReport has it; any other takes a key. */
  const found = async (request: Request, codes: readonly string[]) => {
    const key = keyOf(request);
    const right = key ? undefined : await limits.guess(await visitorOf(request));
    const call = key
      ? await asSystem(request, key)
      : callContext({ caller: { role: 'system', id: 'open311' }, locale: localeOf(request) });
    const answers = await Promise.all(codes.map((code) => routing.getReferral({ code }, call)));
    const referrals = answers.flatMap(({ referral }) => referral ?? []);
    if (!key && !referrals.every(({ steps }) => steps[0]?.by.startsWith('open311-')))
      throw new Refusal('REFERRAL_NOT_FOUND', 'not-found');
    await right?.();
    return { referrals, call };
  };
  const keyOf = (request: Request) => request.get('api-key') ?? String(request.query['api_key'] ?? '');

  const door =
    (path: string, work: (request: Request, response: Response) => Promise<void>): RequestHandler =>
    async (request, response) => {
      response.locals['route'] = `${base}${path}`;
      await work(request, response).catch((error: unknown) => tellProblem(request, response, error));
    };
  const get = (path: string, work: (request: Request, response: Response) => Promise<void>) =>
    router.get(`${base}${path}.:format`, door(path, work));

  get('/services', async (request, response) => {
    const call = await asAnybody(request);
    const services = [...(await servicesOf(directory, call))];
    answer(
      request,
      response,
      'services',
      services.map(([code, name]) => serviceEntry(code, name, call.locale)),
    );
  });

  get('/services/:code', async (request, response) => {
    const call = await asAnybody(request);
    const code = String(request.params['code']);
    if (!(await servicesOf(directory, call)).has(code)) throw new Refusal('NOT_FOUND', 'not-found');
    const asked = { query: '', unitCode: '', field: code, codes: [], pageSize: 100, pageToken: '' };
    const { procedures } = await directory.searchProcedures(asked, call);
    answer(request, response, 'service_definition', serviceDefinition(code, procedures, call.locale));
  });

  router.post(
    `${base}/requests.:format`,
    express.raw({ type: () => true, limit: '128kb' }),
    door('/requests', async (request, response) => {
      const fields = readFields(request);
      const said = (name: string) => fields.get(name)?.trim() ?? '';
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      // GeoReport knows no idempotency key: the same words again are the same request.
      const key = request.get('Idempotency-Key') ?? createHash('sha256').update(body).digest('hex');
      const call = await asSystem(request, said('api_key') || keyOf(request), key);
      const services = await servicesOf(directory, call);
      if (!services.has(said('service_code')))
        throw said('service_code')
          ? new Refusal('NOT_FOUND', 'not-found')
          : invalid([{ field: 'service_code', rule: 'required' }]);
      const where = [said('address_string'), [said('lat'), said('long')].filter(Boolean).join(', '), said('media_url')];
      const { referral } = await routing
        .refer(
          {
            matter: {
              topic: said('service_code'),
              procedureCode: said('attribute[procedure]'),
              unitCode: said('attribute[unit]'),
              locale: call.locale === 'en' ? common.Locale.EN : common.Locale.VI,
            },
            question: [said('description'), ...where].filter(Boolean).join('\n'),
            citizen: {
              name: [said('last_name'), said('first_name')].filter(Boolean).join(' '),
              phone: said('phone'),
              email: said('email'),
            },
            dossierCode: said('attribute[dossier]'),
            ...{ recordId: '', callId: '', wantsCallBack: false, partial: false, officeId: '', previousCode: '' },
          },
          call,
        )
        .catch((error: unknown) => {
          throw renamed(error);
        });
      const made = { service_request_id: referral?.code ?? '', service_notice: null, account_id: null };
      answer(request, response, 'service_requests', [made], 201);
    }),
  );

  // Every request has its id at once: its token is the id.
  get('/tokens/:token', async (request, response) => {
    const { referrals } = await found(request, [String(request.params['token'])]);
    const shown = referrals.map(({ code }) => ({ service_request_id: code, token: code }));
    answer(request, response, 'service_requests', shown);
  });

  const idsOf = (request: Request): string[] => {
    const ids = listOf(request, 'service_request_id');
    if (ids.length > mostIds)
      throw invalid([{ field: 'service_request_id', rule: 'too_many', params: { max: mostIds } }]);
    return ids;
  };

  /** What was asked in a time, as far as a page of GeoReport goes: the first thousand of 90 days. */
  const listed = async (request: Request) => {
    const call = await asSystem(request, keyOf(request));
    const referredTo = instantOf(request, 'end_date', new Date());
    const referredFrom = instantOf(request, 'start_date', new Date(referredTo.getTime() - usualDays * 86_400_000));
    const asked = listOf(request, 'status');
    const wanted = standings.filter((one) => !asked.length || asked.includes(one));
    if (asked.some((one) => !standings.some((known) => known === one)))
      throw invalid([{ field: 'status', rule: 'unknown_value' }]);
    const ask = {
      ...{ officeId: '', overdue: false, search: '', dossierCode: '', officerId: '', phone: '' },
      ...{ topics: listOf(request, 'service_code'), referredFrom, referredTo, statuses: wanted.flatMap(statusesOf) },
    };
    const referrals = [];
    let pageToken = '';
    do {
      const page = await routing.listReferrals({ ...ask, pageSize, pageToken }, call).catch((error: unknown) => {
        throw renamed(error);
      });
      referrals.push(...page.referrals);
      pageToken = page.nextPageToken;
    } while (pageToken && referrals.length < mostListed);
    return { referrals: referrals.slice(0, mostListed), call };
  };

  const show = async (
    request: Request,
    response: Response,
    { referrals, call }: Awaited<ReturnType<typeof found>>,
  ): Promise<void> => {
    const services = await servicesOf(directory, call);
    const shown = referrals.map((one) => serviceRequestOf(one, services, call.locale));
    answer(request, response, 'service_requests', shown);
  };

  get('/requests', async (request, response) => {
    const ids = idsOf(request);
    await show(request, response, ids.length ? await found(request, ids) : await listed(request));
  });

  get('/requests/:code', async (request, response) =>
    show(request, response, await found(request, [String(request.params['code'])])),
  );

  get('/servicerequestupdates', async (request, response) => {
    const ids = idsOf(request);
    if (!ids.length) throw invalid([{ field: 'service_request_id', rule: 'required' }]);
    const { referrals, call } = await found(request, ids);
    const updates = referrals.flatMap((one) => updatesOf(one, call.locale));
    answer(request, response, 'service_request_updates', updates);
  });
};

/** What a service says of its fields, by the names of GeoReport. */
const renamed = (error: unknown): unknown => {
  if (!(error instanceof Error) || !('violations' in error)) return error;
  const { reason, kind, violations } = error as Refusal;
  return new Refusal(reason, kind, {
    violations: violations.map((one) => ({ ...one, field: names[one.field] ?? one.field })),
  });
};
