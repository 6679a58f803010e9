import { median, range, twoDigits } from './numbers.ts';
import { runLoad, type Load, type LoadResult } from './load.ts';

/** Rounds of the same load against a bare server and against Goodword, in turn, so that both meet the same machine. */
export type Rounds = {
  barePort: number;
  goodwordPort: number;
  /** the load of a round; called anew for each, so that requests may differ */
  load(round: number): Omit<Load, 'port'>;
  /** what must have come to rest after Goodword's round, before the bare server has its next one */
  afterRound?(): Promise<void>;
};

const measuredRounds = 3;

/**
 * Runs a warm-up of both and three rounds of each.
 * @returns figures for a JSON line (medians of the rounds, and their ranges), and every answer of Goodword by status
 */
export async function runRounds(rounds: Rounds): Promise<{ figures: object; answered: Record<number, number> }> {
  const bare: LoadResult[] = [];
  const goodword: LoadResult[] = [];
  const answered: Record<number, number> = {};
  for (let round = 0; round <= measuredRounds; round += 1) {
    const load = rounds.load(round);
    const ofBare = await runLoad({ ...load, port: rounds.barePort });
    const ofGoodword = await runLoad({ ...load, port: rounds.goodwordPort });
    for (const [status, count] of Object.entries(ofGoodword.answered)) {
      answered[Number(status)] = (answered[Number(status)] ?? 0) + count;
    }
    await rounds.afterRound?.();
    // the first one warms both up
    if (round > 0) {
      bare.push(ofBare);
      goodword.push(ofGoodword);
    }
  }
  const rates = goodword.map(({ requestsPerSecond }) => Math.round(requestsPerSecond));
  const bareRates = bare.map(({ requestsPerSecond }) => Math.round(requestsPerSecond));
  const p99s = goodword.map(({ p99Ms }) => twoDigits(p99Ms));
  const figures = {
    requests_per_second: median(rates),
    requests_per_second_range: range(rates),
    p50_ms: twoDigits(median(goodword.map(({ p50Ms }) => p50Ms))),
    p99_ms: median(p99s),
    p99_ms_range: range(p99s),
    bare_requests_per_second: median(bareRates),
    bare_p99_ms: twoDigits(median(bare.map(({ p99Ms }) => p99Ms))),
    ratio_to_bare: twoDigits(median(rates) / median(bareRates)),
    load_program_us_per_request: Math.round(median(goodword.map(({ ownMicros }) => ownMicros))),
  };
  return { figures, answered };
}
