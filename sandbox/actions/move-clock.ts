import type { Sandbox } from '../context.ts';

/** The time to move to. */
export interface ClockMove {
  advanceMs?: number | undefined;
  setMs?: number | undefined;
  speed?: number | undefined;
  /** Back to the machine's time. */
  real?: boolean | undefined;
}

/**
 * Moves the clock. Whatever becomes due, such as a webhook's retry, starts immediately. Moving back is possible: data
 * created in between is then dated in the future.
 */
export function moveClock(sandbox: Sandbox, { advanceMs = 0, setMs, speed, real }: ClockMove): void {
  const { clock, state } = sandbox;
  if (real === true) clock.setReal();
  else clock.set(setMs ?? clock.now() + advanceMs, speed);
  state.time = clock.setting;
  sandbox.changed();
}
