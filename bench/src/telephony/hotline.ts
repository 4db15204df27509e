import { intake } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { RealAsterisk } from '@civicline/testkit';
import { eventually, tester } from '@civicline/testkit';
import { Client } from 'pg';
import { nobody, startServiceAlone } from '../service-alone';

const { READY, BREAK } = intake.AgentState;

/** call-intake with an Asterisk, and eleven agents who are on a break. */
export const startHotline = async (asterisk: RealAsterisk, extensions: readonly string[]) => {
  const env = {
    // Nobody promises a window here, and nobody opens a desk.
    CIVICLINE_SCHEDULING_ADDRESS: nobody,
    CIVICLINE_ROUTING_ADDRESS: nobody,
    CIVICLINE_DESK_GRACE_MS: '3600000',
    CIVICLINE_WRAP_UP_MS: '100',
    CIVICLINE_ASTERISK_URL: asterisk.ari.url,
    CIVICLINE_ASTERISK_USER: asterisk.ari.username,
    CIVICLINE_ASTERISK_PASSWORD: asterisk.ari.password,
    CIVICLINE_LOG_LEVEL: 'error',
  };
  const service = await startServiceAlone('call-intake', { env });
  const [address = ''] = service.addresses;
  const client = grpcClient(intake.IntakeServiceService, address, tester);
  const agents = extensions.map((extension) => ({ id: `a${extension}`, name: `Agent ${extension}`, extension }));
  const centre = { queues: [{ id: 'general', name: { vi: 'Chung' } }], agents };
  const system = () => callContext({ caller: { role: 'system', id: 'pbx' }, timeoutMs: 60_000 });
  await eventually(
    () => client.importCentre(intake.ImportCentreRequest.fromPartial(centre as never), system()),
    60_000,
  );
  const say = (id: string, state: intake.AgentState, reason: string) =>
    eventually(
      () => client.setAgentState({ state, reason }, callContext({ caller: { role: 'agent', id }, timeoutMs: 20_000 })),
      20_000,
    );
  const rest = (id: string) => say(id, BREAK, 'rest');
  for (const { id } of agents) await rest(id);
  const database = new Client({ connectionString: service.postgres });
  await database.connect();
  return {
    database: new URL(service.postgres).pathname.slice(1),
    /** Resolves when this many calls are over, and stand so in the record. */
    recorded: (calls: number) =>
      eventually(async () => {
        const { rows } = await database.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM intake.call WHERE state = 'ended'`,
        );
        if ((rows[0]?.n ?? 0) < calls) throw new Error(`${rows[0]?.n} of ${calls} calls are recorded`);
      }, 60_000),
    agents: agents.map(({ id }) => id),
    ready: (id: string) => say(id, READY, ''),
    /** As soon as their call and its wrap-up are over. */
    rest,
    pid: () => service.pid(0),
    stop: async () => {
      await database.end();
      await client.stop();
      await service.stop();
    },
  };
};

export type Hotline = Awaited<ReturnType<typeof startHotline>>;
