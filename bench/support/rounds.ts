import type { Goodword } from './goodword.ts';
import { median, range, twoDigits } from './numbers.ts';
import { runLoad, type Load, type LoadResult } from './load.ts';
import { postmasterOf } from './processes.ts';
import { processorSeconds } from './processor-time.ts';

/** Rounds of the same load against a bare server and against Goodword, in turn, so that both meet the same machine. */
export type Rounds = {
  barePort: number;
  goodword: Goodword;
  /** the load of a round; called anew for each, so that requests may differ */
  load(round: number): Omit<Load, 'port'>;
};

const measuredRounds = 3;

/**
 * Runs a warm-up of both and three rounds of each.
 * @returns figures for a JSON line (medians of the rounds, and their ranges), and every answer of Goodword by status
 */
export async function runRounds(rounds: Rounds): Promise<{ figures: object; answered: Record<number, number> }> {
  const bare: LoadResult[] = [];
  const goodword: LoadResult[] = [];
  const spent: Cpu[] = [];
  const answered: Record<number, number> = {};
  for (let round = 0; round <= measuredRounds; round += 1) {
    const load = rounds.load(round);
    const ofBare = await runLoad({ ...load, port: rounds.barePort });
    const cpuBefore = await cpuOf(rounds.goodword);
    const ofGoodword = await runLoad({ ...load, port: rounds.goodword.port });
    for (const [status, count] of Object.entries(ofGoodword.answered)) {
      answered[Number(status)] = (answered[Number(status)] ?? 0) + count;
    }
    const cpuAfter = await cpuOf(rounds.goodword);
    // the first one warms both up
    if (round > 0) {
      bare.push(ofBare);
      goodword.push(ofGoodword);
      spent.push(perRequest(cpuBefore, cpuAfter, ofGoodword));
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
    processor_us_per_request: {
      node: middleOf(spent, ({ node }) => node),
      postgres: middleOf(spent, ({ postgres }) => postgres),
      load_program: middleOf(goodword, ({ ownMicros }) => ownMicros),
    },
  };
  return { figures, answered };
}

type Cpu = { node: number | null; postgres: number | null };

/** Processor time that the server and its database have taken so far, in seconds. */
async function cpuOf({ process, dataFolder }: Goodword): Promise<Cpu> {
  return {
    node: await processorSeconds(process.pid),
    postgres: await processorSeconds(await postmasterOf(dataFolder), { withChildren: true }),
  };
}

function perRequest(before: Cpu, after: Cpu, { answered }: LoadResult): Cpu {
  const requests = Object.values(answered).reduce((sum, count) => sum + count, 0);
  const micros = (from: number | null, to: number | null) =>
    from === null || to === null ? null : ((to - from) * 1e6) / requests;
  return { node: micros(before.node, after.node), postgres: micros(before.postgres, after.postgres) };
}

/** The rounded median; null where nothing could be measured. */
function middleOf<Item>(items: Item[], read: (item: Item) => number | null): number | null {
  const values = items.map(read).filter((value) => value !== null);
  return values.length > 0 ? Math.round(median(values)) : null;
}
