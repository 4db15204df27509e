/** Connection exceptions, shutdown, too many connections, a full disk, a server that has become a standby. */
const awaySql = /^(08...|57P0.|53100|53300|25006)$/;
const awayNet = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
/** What the driver says in words alone. */
const awayWords =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|a standby takes no writes/;

/** Whether PostgreSQL could not be reached, or takes nothing now: what was asked is not to blame, and may be asked again. */
export const isAway = (error: unknown): boolean => {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && (awaySql.test(code) || awayNet.has(code))) return true;
  return typeof message === 'string' && awayWords.test(message);
};
