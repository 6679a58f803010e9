import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { moveClock } from '../actions/move-clock.ts';
import type { Sandbox } from '../context.ts';
import { checked } from './checked.ts';

const yearMs = 365 * 86_400_000;
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** The body of `POST /__sandbox/clock`: one of them, or `set` or `advance_ms` together with `speed`. */
export const clockChangeSchema = z
  .strictObject({
    advance_ms: z
      .int({ error: 'advance_ms must be a whole number.' })
      .min(0, { error: 'advance_ms must be at least 0.' })
      .max(10 * yearMs, { error: 'advance_ms must be at most ten years.' })
      .optional(),
    /** Milliseconds since 1970, or a time as text such as `2026-11-22T09:00:00Z`. */
    set: z
      .union([z.int(), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))], {
        error: 'set must be milliseconds since 1970 or a time such as "2026-11-22T09:00:00Z".',
      })
      .refine((ms) => ms >= earliest && ms <= latest, { error: 'set must be between 2000 and 2100.' })
      .optional(),
    speed: z
      .number({ error: 'speed must be a number.' })
      .min(0, { error: 'speed must be at least 0.' })
      .max(100_000, { error: 'speed must be at most 100000.' })
      .optional(),
    real: z.literal(true, { error: 'real must be true.' }).optional(),
  })
  .refine(
    ({ advance_ms: by, set, speed, real }) =>
      real === true
        ? [by, set, speed].every((one) => one === undefined)
        : [by, set].filter((one) => one !== undefined).length < 2 && [by, set, speed].some((one) => one !== undefined),
    { error: 'Give advance_ms or set, with or without speed, or speed alone, or real alone.' },
  );

/** `/__sandbox/clock`: reads and moves the clock. */
export function addClockControl(server: FastifyInstance, sandbox: Sandbox): void {
  server.get('/__sandbox/clock', () => presentClock(sandbox));

  server.post('/__sandbox/clock', (request) => {
    const { advance_ms: advanceMs, set: setMs, speed, real } = checked(clockChangeSchema, request.body);
    moveClock(sandbox, { advanceMs, setMs, speed, real });
    return presentClock(sandbox);
  });
}

const presentClock = ({ clock }: Sandbox) => ({
  now_ms: clock.now(),
  now: new Date(clock.now()).toISOString(),
  speed: clock.speed,
  real: clock.setting === null,
  waiting: clock.waiting,
});
