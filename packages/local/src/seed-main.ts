/** Brings the sample data into a house that runs elsewhere, and ends. */
import { defineConfig, openBadge } from '@civicline/service-kit';
import path from 'node:path';
import { seed } from './seed';

const config = defineConfig({
  DIRECTORY_ADDRESS: { type: 'string', about: 'gRPC address of department-directory' },
  SCHEDULING_ADDRESS: { type: 'string', about: 'gRPC address of scheduling' },
  ROUTING_ADDRESS: { type: 'string', about: 'gRPC address of routing' },
  INTAKE_ADDRESS: { type: 'string', about: 'gRPC address of call-intake' },
});

const run = async () => {
  const settings = config.read(process.env);
  const addresses = {
    directory: settings.directoryAddress,
    scheduling: settings.schedulingAddress,
    routing: settings.routingAddress,
    intake: settings.intakeAddress,
  };
  await seed(path.resolve(__dirname, '../../..'), addresses, openBadge(settings));
  console.log('the sample data is in');
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
