/** Where the practice Intercom reads the time. Tests pass their own, so that an index lag of 80 s needs no waiting. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Only for a clock that a test moves by hand: registers a listener for each move. */
  onMove?(listener: () => void): void;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** How the practice Intercom's time differs from the clock it was given; saved with the state. */
export interface TimeSetting {
  /** Reading of the given clock when the setting was made, milliseconds. */
  sinceMs: number;
  /** The practice Intercom's time at that moment, milliseconds. */
  atMs: number;
  /** Seconds that pass here per real second; 0 stops the clock. */
  speed: number;
}

interface Timer {
  atMs: number;
  act: () => void;
}

/** The longest wait that Node's timers know, milliseconds. */
const longestWaitMs = 2_147_483_647;

/**
 * The practice Intercom's own time: the given clock, which people and tests can move, speed up and stop. Everything
 * with a delay (a webhook's retry, a scroll's expiry) sets its timer on this clock and so follows every move.
 */
export class SandboxClock implements Clock {
  readonly #given: Clock;
  readonly #timers = new Set<Timer>();
  #setting: TimeSetting | null;
  #wake: NodeJS.Timeout | undefined;
  /** When the timers are checked next, in our own time. */
  #wakeAtMs = Infinity;
  #closed = false;

  constructor(given: Clock, setting: TimeSetting | null = null) {
    this.#given = given;
    this.#setting = setting;
    given.onMove?.(() => this.#run());
  }

  now(): number {
    const given = this.#given.now();
    if (this.#setting === null) return given;
    const { sinceMs, atMs, speed } = this.#setting;
    return Math.floor(atMs + (given - sinceMs) * speed);
  }

  /** null while the given clock's time applies. */
  get setting(): TimeSetting | null {
    return this.#setting;
  }

  get speed(): number {
    return this.#setting?.speed ?? 1;
  }

  /** How many timers are pending. */
  get waiting(): number {
    return this.#timers.size;
  }

  /**
   * Runs `act` once, as soon as it is `atMs` (milliseconds since 1970) or later; never before this call returns.
   * @returns cancels it
   */
  schedule(atMs: number, act: () => void): () => void {
    if (this.#closed) return () => {};
    const timer: Timer = { atMs, act };
    this.#timers.add(timer);
    if (atMs < this.#wakeAtMs) this.#arm();
    return () => void this.#timers.delete(timer);
  }

  /** Continues from another time (milliseconds), and at another speed if given. Timers that are due run now. */
  set(atMs: number, speed = this.speed): void {
    this.#setting = { sinceMs: this.#given.now(), atMs, speed };
    this.#run();
  }

  /** Follows the given clock again. */
  setReal(): void {
    this.#setting = null;
    this.#run();
  }

  /** Forgets every timer, and those set from now on. */
  close(): void {
    this.#closed = true;
    this.#timers.clear();
    clearTimeout(this.#wake);
  }

  #run(): void {
    const now = this.now();
    const due = [...this.#timers].filter((timer) => timer.atMs <= now).toSorted((a, b) => a.atMs - b.atMs);
    for (const timer of due) {
      // A timer that ran before may have cancelled this one.
      if (this.#timers.delete(timer)) timer.act();
    }
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#wake);
    this.#wakeAtMs = Infinity;
    for (const { atMs } of this.#timers) this.#wakeAtMs = Math.min(this.#wakeAtMs, atMs);
    const leftMs = this.#wakeAtMs - this.now();
    const flows = this.#given.onMove === undefined && this.speed > 0;
    if (leftMs > 0 && (leftMs === Infinity || !flows)) return;
    const waitMs = leftMs > 0 ? Math.ceil(leftMs / this.speed) : 0;
    this.#wake = setTimeout(() => this.#run(), Math.min(waitMs, longestWaitMs));
  }
}
