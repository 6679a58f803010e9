import type { BudgetLimit } from '../capabilities.ts';

/** What one answer of the CRM says about its limit of calls. */
export type RateReading = {
  /** calls allowed per slice; null where the answer does not say */
  limit: number | null;
  /** calls left in this slice, which is only about right */
  remaining: number | null;
  /** when calls are surely allowed again */
  resetAt: Date | null;
  /** the CRM's own time of the answer */
  answeredAt: Date | null;
  /** the call was one too many */
  refused: boolean;
};

/** How fast calls of one connection are made, as one process has learned it. Times in milliseconds since 1970. */
export type Pace = {
  /** how the CRM counts */
  counting: BudgetLimit;
  /** calls per slice as announced; null before the first answer */
  limit: number | null;
  /** fewer than announced, because calls were refused again and again; at that time */
  ceiling: { perSlice: number; at: number } | null;
  /** other programs use the limit too: at most this many calls per slice until then */
  slowed: { perSlice: number; until: number } | null;
  refusedAt: number | null;
};

/** Of the limit. Together they stay below it in every slice, wherever the CRM's slices begin. */
const shares = {
  /** the steady pace */
  pace: 0.93,
  /** what interactive calls may take ahead of the pace */
  room: 0.03,
  /** what may be made up for when the process was late: a third of a second, as between two jobs of a long work */
  catchUp: 0.03,
};

/** Refusals that follow each other within this time prove that the announced limit is not the true one. */
const repeatedWithinMs = 60_000;
const cut = 0.8;
const recoveryPerSlice = 1.02;
/** Answers name their time in full seconds. */
const marginMs = 1_000;

export const newPace = (counting: BudgetLimit): Pace => ({
  counting,
  limit: null,
  ceiling: null,
  slowed: null,
  refusedAt: null,
});

/** The times by which calls are spread. */
export type Spacing = {
  /** milliseconds between two calls */
  everyMs: number;
  /** how much earlier than its turn an interactive call may be made */
  roomMs: number;
  /** turns of the past that may still be used, in milliseconds */
  catchUpMs: number;
};

/** How calls are spread at this time. @param now milliseconds since 1970 */
export function spacingOf(pace: Pace, now: number): Spacing {
  const { sliceMs } = pace.counting;
  const limit = trueLimit(pace, now);
  const steady = limit * shares.pace;
  const perSlice = pace.slowed && now < pace.slowed.until ? Math.min(steady, pace.slowed.perSlice) : steady;
  const everyMs = sliceMs / perSlice;
  return {
    everyMs,
    roomMs: sliceMs * (shares.room / shares.pace),
    catchUpMs: sliceMs * (shares.catchUp / shares.pace),
  };
}

/**
 * What is learned from an answer.
 * @param now milliseconds since 1970
 * @returns the pace from now on, and for how many milliseconds no call may be made
 */
export function learnPace(pace: Pace, reading: RateReading, now: number): { pace: Pace; pauseMs: number } {
  const limit = reading.limit !== null && reading.limit > 0 ? reading.limit : pace.limit;
  if (!reading.refused) return { pace: { ...pace, limit, slowed: slowedBy(pace, reading, now) }, pauseMs: 0 };
  const sinceMs = pace.refusedAt === null ? Infinity : now - pace.refusedAt;
  const isRepeated = sinceMs < repeatedWithinMs;
  // the refusals of one slice are one event
  const isNew = sinceMs >= pace.counting.sliceMs / 2;
  const ceiling =
    isRepeated && isNew ? { perSlice: Math.max(1, trueLimit({ ...pace, limit }, now) * cut), at: now } : pace.ceiling;
  return {
    pace: { ...pace, limit, ceiling, slowed: null, refusedAt: isNew ? now : pace.refusedAt },
    pauseMs: pauseAfter(pace.counting, reading, now, isRepeated && isNew),
  };
}

/** The reset that is announced lies after the end of the slice (reference 12): only a second refusal waits for it. */
function pauseAfter(
  { sliceMs }: BudgetLimit,
  { resetAt, answeredAt }: RateReading,
  now: number,
  isRepeated: boolean,
): number {
  const at = answeredAt?.getTime() ?? now;
  const untilReset = resetAt ? Math.max(resetAt.getTime() - at, 0) : sliceMs;
  return isRepeated ? untilReset : Math.min(untilReset, restOfSlice(at, sliceMs) + marginMs);
}

const restOfSlice = (at: number, sliceMs: number) => sliceMs - (at % sliceMs);

function trueLimit({ counting, limit, ceiling }: Pace, now: number): number {
  const announced = limit ?? counting.startWith;
  if (!ceiling) return announced;
  return Math.min(announced, ceiling.perSlice * recoveryPerSlice ** ((now - ceiling.at) / counting.sliceMs));
}

/**
 * Less is left than our own pace explains: other calls of the same app are made elsewhere. What is left is spread over
 * the rest of the slice; slices begin at full multiples of their length by the CRM's clock (reference 12).
 */
function slowedBy(pace: Pace, { limit, remaining, answeredAt }: RateReading, now: number): Pace['slowed'] {
  const { sliceMs } = pace.counting;
  const before = pace.slowed && now < pace.slowed.until ? pace.slowed : null;
  if (limit === null || remaining === null) return before;
  const leftMs = restOfSlice(answeredAt?.getTime() ?? now, sliceMs);
  // one more, because the call that is due next comes before the slice ends anyhow
  const spare = Math.max(remaining - limit * (1 - shares.pace - shares.room - shares.catchUp) + 1, 0);
  const perSlice = Math.max((spare / leftMs) * sliceMs, sliceMs / leftMs);
  if (perSlice >= limit * shares.pace) return before;
  // answers overtake each other: the lower number is the later one
  return before && before.perSlice <= perSlice ? before : { perSlice, until: now + leftMs };
}
