import { freePort } from './free-port';

it('gives no port twice, though nobody listens on those that it gave before', async () => {
  const ports = await Promise.all(Array.from({ length: 500 }, () => freePort()));
  expect(new Set(ports).size).toBe(ports.length);
});
