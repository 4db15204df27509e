/** The figures of a call file from its columns alone, as whoever wrote the file would have them; shares nothing with the replay. */
export const byHand = (text: string, within: readonly number[]) => {
  const [head = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim());
  const names = head.split('\t');
  const rows = lines.map((line) => {
    const cells = line.split('\t');
    return (name: string) => cells[names.indexOf(name)] ?? '';
  });
  const of = (outcome: string) => rows.filter((cell) => cell('outcome') === outcome);
  const waits = (some: typeof rows) => some.map((cell) => Number(cell('q_time')));
  const answered = waits(of('AGENT'));
  const left = of('HANG');
  const abandoned = waits(left.filter((cell) => cell('q_start') !== '0:00:00'));
  const offered = answered.length + abandoned.length;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const upTo = (values: readonly number[], seconds: number) => values.filter((value) => value <= seconds).length;
  return {
    calls: rows.length,
    answered: answered.length,
    abandonedIvr: left.length - abandoned.length,
    abandonedQueue: abandoned.length,
    phantom: of('PHANTOM').length,
    offered,
    averageSpeedOfAnswer: sum(answered) / answered.length,
    expectedWait: (sum(answered) + sum(abandoned)) / offered,
    averageWaitOfAbandoners: sum(abandoned) / abandoned.length,
    abandonRate: abandoned.length / offered,
    serviceLevel: within.map((seconds) => {
      const [a, b] = [upTo(answered, seconds), upTo(abandoned, seconds)];
      return {
        seconds,
        answeredWithin: a,
        abandonedWithin: b,
        ofAnswered: a / answered.length,
        ofOffered: a / offered,
        answeredOrAbandonedWithin: (a + b) / offered,
        ofOfferedLessShort: a / (offered - upTo(abandoned, 5)),
      };
    }),
    lost: 0,
    doubleOffered: 0,
  };
};
