import type { Sandbox } from '../context.ts';

/** Where the time is to go. */
export interface ClockMove {
  advanceMs?: number | undefined;
  setMs?: number | undefined;
  speed?: number | undefined;
  /** Back to the machine's time. */
  real?: boolean | undefined;
}

/**
 * Moves the time here; what becomes due by it begins at once, such as the retries of webhooks.
 * Back in time is possible: what was made in between lies in the future then.
 */
export function moveClock(sandbox: Sandbox, { advanceMs = 0, setMs, speed, real }: ClockMove): void {
  const { clock, state } = sandbox;
  if (real === true) clock.setReal();
  else clock.set(setMs ?? clock.now() + advanceMs, speed);
  state.time = clock.setting;
  sandbox.changed();
}
