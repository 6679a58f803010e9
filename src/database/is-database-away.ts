import pg from 'pg';

/** PostgreSQL's codes, by their beginnings (appendix A of its manual). */
const awayStates = [
  // connection exceptions, also those that a pooler answers with in PostgreSQL's place
  '08',
  // shut down by an administrator, after a crash, starting, database dropped, idle session ended
  '57P',
  // disk full, out of memory, all connections taken
  '53',
  // its files cannot be read or written
  '58',
  // the server that was reached is a standby: a fail-over is under way
  '25006',
];

/** Node's codes of a connection that broke, was not taken, or whose host has no address now. */
const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** The driver's and the pools' own errors have no code. */
const driverMessages = [
  /^Connection terminated/,
  /^Client has encountered a connection error/,
  /^Client was closed/,
  /^timeout exceeded when trying to connect/,
  /^timeout expired/,
  // this process is stopping
  /^Cannot use a pool after calling end/,
  /^driver has already been destroyed/,
];

/**
 * Whether an error means that the database cannot be reached or cannot work now, so that the same may succeed later without
 * anyone changing it. The one list: answers of 503, tries after a pause and the sentence at a start go by it.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '', syscall } = error as { code?: string; syscall?: string };
  // the socket file of a local server is missing while it does not run
  if (syscall === 'connect' && (code === 'ENOENT' || code === 'EACCES')) return true;
  return isOfDriver(error) || isOfDriver(error.cause) || socketCodes.has(code);
}

function isOfDriver(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '' } = error as { code?: string };
  if (error instanceof pg.DatabaseError) return awayStates.some((state) => code.startsWith(state));
  return driverMessages.some((message) => message.test(error.message));
}
