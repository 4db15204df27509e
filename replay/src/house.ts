import type { Badge } from '@civicline/service-kit';
import { openBadge } from '@civicline/service-kit';
import { startHouse } from '@civicline/testkit';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A house at work, as far as a replay needs it. */
export interface OpenHouse {
  readonly url: string;
  readonly intake: string;
  /** Calls its services in anybody's name. */
  readonly badge: Badge;
  readonly postgres: string;
  readonly events: string;
  readonly ctiSecret: string;
  /** Numbers of call-intake's processes; none when the house is somebody else's. */
  pids(): number[];
  stop(): Promise<void>;
}

const read = (dir: string, file: string) =>
  JSON.parse(readFileSync(path.join(dir, file), 'utf8')) as Readonly<Record<string, string>>;

/** A house that runs already, by the folder of its data: the addresses and secrets are there. It is left running. */
const runningHouse = (url: string, dir: string): OpenHouse => {
  const [addresses, secrets] = [read(dir, 'addresses.json'), read(dir, 'secrets.json')];
  return {
    url,
    intake: addresses['intake'] ?? '',
    badge: openBadge({ callKey: path.join(dir, 'keys/operator.jwk') }),
    postgres: addresses['postgres'] ?? '',
    events: addresses['events'] ?? '',
    ctiSecret: secrets['cti'] ?? '',
    pids: () => [],
    stop: () => Promise.resolve(),
  };
};

/** The house at `url`, or one of our own on any free port with data that are thrown away afterwards. */
export const openHouse = async (url: string | undefined, dir: string): Promise<OpenHouse> => {
  if (url) return runningHouse(url, dir);
  const house = await startHouse();
  return {
    url: house.url,
    intake: house.addresses.intake,
    badge: house.badge,
    postgres: house.postgres,
    events: house.events,
    ctiSecret: house.secrets.cti,
    pids: () => house.pidsOf('call-intake'),
    stop: house.stop,
  };
};
