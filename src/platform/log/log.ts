import { pino, type DestinationStream, type Logger } from 'pino';

/** Structured log (JSON lines). It carries ids, never e-mail addresses, names or secrets. */
export type Log = Logger;

/**
 * @param level pino's level names, or 'silent'
 * @param destination where the lines go; standard output by default
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.authorization', 'req.headers.cookie', '*.token', '*.password', '*.email'],
  };
  return destination ? pino(options, destination) : pino(options);
}
