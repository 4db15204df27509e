import type { ProviderAnswer } from './hand-over';
import { isHealthy } from './hand-over';

it.each<[ProviderAnswer['outcome'], boolean]>([
  ['taken', true],
  ['refused', true],
  ['no-account', true],
  ['busy', true],
  ['away', false],
  ['unsure', false],
])('%s', (outcome, healthy) => {
  expect(isHealthy({ outcome, reason: 'X', providerMessageId: 'p' } as ProviderAnswer)).toBe(healthy);
});
