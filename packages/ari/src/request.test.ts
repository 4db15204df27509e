import { kindOf } from './error';
import { routes } from './generated/ari';
import { target } from './request';

const { channels, applications } = routes;

test('puts each parameter where the operation has it', () => {
  expect(target(channels.answer, { channelId: '1795507304.0' })).toEqual({ path: '/channels/1795507304.0/answer' });
  expect(target(channels.hangup, { channelId: 'a/b?c', reason_code: '17', reason: undefined })).toEqual({
    path: '/channels/a%2Fb%3Fc?reason_code=17',
  });
  expect(
    target(channels.play, { channelId: '1', media: ['sound:custom/vi/position', 'sound:custom/vi/number-3'] }),
  ).toEqual({
    path: '/channels/1/play?media=sound%3Acustom%2Fvi%2Fposition%2Csound%3Acustom%2Fvi%2Fnumber-3',
  });
});

test('puts fields of a body under their name, and a value that is the whole body as it is', () => {
  expect(target(channels.originate, { endpoint: 'PJSIP/101', variables: { 'GROUP()': 'trunk' } })).toEqual({
    path: '/channels?endpoint=PJSIP%2F101',
    body: '{"variables":{"GROUP()":"trunk"}}',
  });
  const filter = { allowed: [{ type: 'StasisStart' }] };
  expect(target(applications.filter, { applicationName: 'intake', filter })).toEqual({
    path: '/applications/intake/eventFilter',
    body: JSON.stringify(filter),
  });
});

test('tells what is gone from what does not allow it now and from what may pass', () => {
  expect([404, 409, 412, 422, 401, 400, 500, 503].map((status) => kindOf(status, 'no'))).toEqual([
    'not-found',
    'conflict',
    'conflict',
    'conflict',
    'refused',
    'refused',
    'unavailable',
    'unavailable',
  ]);
  expect(kindOf(400, 'Channel not found')).toBe('not-found');
});
