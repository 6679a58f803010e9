import { pino, type Logger } from 'pino';

/** Structured log (JSON lines). It carries ids, never e-mail addresses, names or secrets. */
export type Log = Logger;

/** @param level pino's level names, or 'silent' for tests. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.authorization', 'req.headers.cookie', '*.token', '*.password', '*.email'],
  });
}
