import { returnPath } from './return-path';

const id = '0b9c1f6e-3a52-4b6c-9a0e-5d1c2b3a4f50';
const path = returnPath('tra-lai.1022.vn', 'key');

it.each(['bounce', 'stop'] as const)(
  'an address for %s tells which sending of which message it is about',
  (purpose) => {
    const address = path.addressOf(purpose, id);
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64);
    expect(path.read(address)).toEqual({ purpose, messageId: id, round: 0 });
    expect(path.read(path.addressOf(purpose, `${id}.3`).toUpperCase())).toEqual({ purpose, messageId: id, round: 3 });
  },
);

it('one that somebody made up, changed or took from elsewhere is none', () => {
  const address = path.addressOf('bounce', id);
  for (const other of [
    address.replace('bounce', 'stop'),
    address.replace('0b9c', '0b9d'),
    address.replace('-0-', '-1-'),
    address.replace('tra-lai', 'khac'),
    returnPath('tra-lai.1022.vn', 'another').addressOf('bounce', id),
    'bounce@tra-lai.1022.vn',
    '',
  ])
    expect(path.read(other)).toBeUndefined();
});
