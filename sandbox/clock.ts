/** Where the practice Intercom reads the time. Tests pass their own, so that an index lag of 80 s needs no waiting. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };
