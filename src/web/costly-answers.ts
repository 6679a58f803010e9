import type { Clock } from '../platform/clock/clock.ts';

/** Caches answers that many screens request often and that are expensive for the database. */
export type CostlyAnswers<Answer> = {
  /** The result of the work, fresh or cached; concurrent callers share the work. Rejects as it does. */
  get(key: string, work: () => Promise<Answer>): Promise<Answer>;
};

/** An answer is cached for this many times its own duration: at most a twentieth of the time is spent on it. */
const standsFor = 20;
const longestMs = 60_000;

export function createCostlyAnswers<Answer>(clock: Clock): CostlyAnswers<Answer> {
  const known = new Map<string, { answer: Promise<Answer>; until: number }>();
  const now = () => clock.now().getTime();

  return {
    get(key, work) {
      const found = known.get(key);
      if (found && found.until > now()) return found.answer;
      for (const [old, { until }] of known) if (until <= now()) known.delete(old);
      const began = now();
      const entry = { answer: work(), until: Infinity };
      known.set(key, entry);
      entry.answer.then(
        () => (entry.until = now() + Math.min((now() - began) * standsFor, longestMs)),
        () => known.delete(key),
      );
      return entry.answer;
    },
  };
}
