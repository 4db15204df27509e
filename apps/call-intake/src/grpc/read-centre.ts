import type { intake } from '@civicline/contracts';
import type { Centre } from '../domain/centre';
import type { Reading } from '@civicline/service-kit';
import { reading } from '@civicline/service-kit';

const idForm = /^[\w.@:-]+$/;
const most = { lines: 1_000, queues: 100, agents: 5_000, skills: 50 };
const usualAgeingSeconds = 60;
const usualTarget = { seconds: 20, percent: 80 };

const readId = (read: Reading, field: string, value: string): string => {
  const id = read.text(field, value, { max: 64 });
  if (id && !idForm.test(id)) read.fault(field, 'format');
  return id;
};

const readIds = (read: Reading, field: string, values: readonly string[]): string[] => {
  if (values.length > most.skills) read.fault(field, 'too_many', { max: most.skills });
  return [...new Set(values.map((value, n) => readId(read, `${field}[${n}]`, value)))];
};

const unique = (read: Reading, field: string, ids: readonly string[]) =>
  ids.forEach((id, n) => {
    if (id && ids.indexOf(id) !== n) read.fault(`${field}[${n}].id`, 'duplicate');
  });

/** Refuses INVALID_ARGUMENT with every fault of every row. */
export const readCentre = (request: intake.ImportCentreRequest): Centre => {
  const read = reading();
  for (const kind of ['lines', 'queues', 'agents'] as const)
    if (request[kind].length > most[kind]) read.fault(kind, 'too_many', { max: most[kind] });
  read.done();
  const lines = request.lines.map(({ id, number }, n) => ({
    id: readId(read, `lines[${n}].id`, id),
    number: read.text(`lines[${n}].number`, number, { max: 32 }),
  }));
  const queues = request.queues.map((queue, n) => {
    const field = `queues[${n}]`;
    return {
      id: readId(read, `${field}.id`, queue.id),
      name: {
        vi: read.text(`${field}.name.vi`, queue.name?.vi ?? '', { max: 100 }),
        en: read.text(`${field}.name.en`, queue.name?.en ?? '', { max: 100, optional: true }),
      },
      skills: readIds(read, `${field}.skills`, queue.skills),
      priority: read.range(`${field}.priority`, queue.priority, -100, 100),
      ageingSeconds: read.range(`${field}.ageingSeconds`, queue.ageingSeconds || usualAgeingSeconds, 1, 86_400),
      targetSeconds: read.range(`${field}.targetSeconds`, queue.targetSeconds || usualTarget.seconds, 1, 3_600),
      targetPercent: read.range(`${field}.targetPercent`, queue.targetPercent || usualTarget.percent, 1, 100),
      overflowSeconds: read.range(`${field}.overflowSeconds`, queue.overflowSeconds, 0, 86_400),
    };
  });
  const agents = request.agents.map((agent, n) => {
    const field = `agents[${n}]`;
    return {
      id: readId(read, `${field}.id`, agent.id),
      name: read.text(`${field}.name`, agent.name, { max: 100 }),
      skills: readIds(read, `${field}.skills`, agent.skills),
      queues: readIds(read, `${field}.queues`, agent.queues),
      extension: read.text(`${field}.extension`, agent.extension, { max: 64, optional: true }),
      team: read.text(`${field}.team`, agent.team, { max: 64, optional: true }),
    };
  });
  for (const [field, rows] of Object.entries({ lines, queues, agents }))
    unique(
      read,
      field,
      rows.map(({ id }) => id),
    );
  read.done();
  return { lines, queues, agents };
};
