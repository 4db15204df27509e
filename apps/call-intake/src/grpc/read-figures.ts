import { intake } from '@civicline/contracts';
import { reading } from '@civicline/service-kit';
import type { FigureKey, FigureQuestion } from '../domain/figure-question';

const By = intake.GetFiguresRequest_By;

const keys: Readonly<Partial<Record<intake.GetFiguresRequest_By, FigureKey>>> = {
  [By.QUEUE]: 'queue',
  [By.HALF_HOUR]: 'half_hour',
  [By.HOUR]: 'hour',
  [By.DAY]: 'day',
  [By.TOPIC]: 'topic',
  [By.UNIT]: 'unit',
  [By.AGENT]: 'agent',
  [By.DISPOSITION]: 'disposition',
};

const dayMs = 86_400_000;
const longestDays = 400;
const usualSeconds = 20;
const mostThresholds = 10;
const longestSeconds = 3_600;

/** What is asked of the figures; names every field that cannot be. */
export const readFigureQuestion = (request: intake.GetFiguresRequest): FigureQuestion => {
  const read = reading();
  const never = new Date(0);
  if (!request.from) read.fault('from', 'required');
  if (!request.to) read.fault('to', 'required');
  const from = read.instant('from', request.from, never);
  const to = read.instant('to', request.to, never);
  if (request.from && request.to) {
    if (to <= from) read.fault('from', 'before', { other: 'to' });
    else if (to.getTime() - from.getTime() > longestDays * dayMs)
      read.fault('to', 'range', { min: 1, max: longestDays });
  }
  const by = keys[request.by] ?? null;
  if (!by && request.by !== By.UNSPECIFIED) read.fault('by', 'unknown_value');
  if (request.withinSeconds.length > mostThresholds) read.fault('withinSeconds', 'too_many', { max: mostThresholds });
  const within = request.withinSeconds.map((seconds, n) =>
    read.range(`withinSeconds[${n}]`, seconds, 1, longestSeconds),
  );
  const question = {
    from,
    to,
    by,
    within: within.length ? [...new Set(within)] : [usualSeconds],
    queueId: read.text('queueId', request.queueId, { max: 64, optional: true }),
    source: read.text('source', request.source, { max: 64, optional: true }),
  };
  read.done();
  return question;
};
