import { directory, intake, routing, scheduling } from '@civicline/contracts';
import type { Badge, CallContext, Calls } from '@civicline/service-kit';
import { callContext, grpcClient } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const complain = (what: string, faults: readonly { field: string; message: string }[]) => {
  if (faults.length)
    throw new Error(
      `${what}: ${faults
        .slice(0, 5)
        .map(({ field, message }) => `${field}: ${message}`)
        .join('; ')}`,
    );
};

const seedTimeoutMs = 60_000;
/** A machine that is busy with much else brings events late; it is waited for rather than given up. */
const knownWithinMs = 150_000;

type Addresses = Readonly<Record<'directory' | 'scheduling' | 'routing' | 'intake', string>>;

/** Brings the sample data in through the doors that everybody uses. A second time changes nothing. */
export const seed = async (root: string, addresses: Addresses, badge: Badge): Promise<void> => {
  const call = () => callContext({ caller: { role: 'system', id: 'seed' }, timeoutMs: seedTimeoutMs });
  const folder = path.join(root, 'apps/department-directory/seed');
  const procedures = readdirSync(path.join(folder, 'procedures')).flatMap(
    (file) => read(path.join(folder, 'procedures', file)) as unknown[],
  );
  const rows = directory.ImportDirectoryRequest.fromJSON({
    units: read(path.join(folder, 'units.json')),
    offices: read(path.join(folder, 'offices.json')),
    hotlines: read(path.join(folder, 'hotlines.json')),
    procedures,
    // What an editor has changed since stays until the seed itself changes.
    source: 'seed',
  });
  const schedules = scheduling.ImportSchedulesRequest.fromJSON({
    schedules: read(path.join(root, 'apps/scheduling/seed/schedules.json')),
  });

  const centre = intake.ImportCentreRequest.fromJSON(read(path.join(root, 'apps/call-intake/seed/centre.json')));

  const offices = grpcClient(directory.DirectoryServiceService, addresses.directory, badge);
  const ledger = grpcClient(scheduling.SchedulingServiceService, addresses.scheduling, badge);
  const referrals = grpcClient(routing.RoutingServiceService, addresses.routing, badge);
  const calls = grpcClient(intake.IntakeServiceService, addresses.intake, badge);
  try {
    complain('directory', (await offices.importDirectory(rows, call())).faults);
    complain('schedules', (await ledger.importSchedules(schedules, call())).faults);
    await publishFirstRules(referrals, read(path.join(root, 'apps/routing/seed/rules.json')), call());
    await calls.importCentre(centre, call());
    await untilKnown(
      rows.offices.filter(({ id }) => id === 'ppac').map(({ id }) => id),
      (officeId) =>
        ledger.listSlots(
          {
            officeId,
            procedureCode: 'BD-01',
            from: undefined,
            to: undefined,
            includeFull: true,
            pageSize: 1,
            pageToken: '',
          },
          call(),
        ),
    );
  } finally {
    await offices.stop();
    await ledger.stop();
    await referrals.stop();
    await calls.stop();
  }
};

/** Rules are the house's own from the first day on: what somebody has published since is left alone. */
const publishFirstRules = async (
  referrals: Calls<routing.RoutingServiceService>,
  rules: unknown,
  call: CallContext,
): Promise<void> => {
  try {
    await referrals.publishRules(
      { rules: routing.RuleSet.fromJSON(rules), expectedVersion: 0, note: 'Dữ liệu mẫu' },
      call,
    );
  } catch (error) {
    if (!isRefusal(error) || error.reason !== 'VERSION_CONFLICT') throw error;
  }
};

/** The directory's events reach scheduling a moment later; whoever asks before is told that there is no such office. */
const untilKnown = async (officeIds: readonly string[], ask: (officeId: string) => Promise<unknown>) => {
  for (const until = Date.now() + knownWithinMs; ;) {
    try {
      for (const officeId of officeIds) await ask(officeId);
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};
