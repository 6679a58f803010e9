import type { BareServer } from './bare-server.ts';
import type { Goodword } from './goodword.ts';
import { runLoad, type Load, type LoadResult } from './load.ts';
import { postmasterOf } from './processes.ts';
import { processorSeconds } from './processor-time.ts';
import { summarise } from './summary.ts';

/** Rounds of the same load against a bare server and against Goodword, in turn, so that both meet the same machine. */
export type Rounds = {
  bare: BareServer;
  goodword: Goodword;
  /** the load of a round; called for each, so that requests may differ */
  load(round: number): Omit<Load, 'port'>;
};

/** Processor time since a process began, in seconds; null where the system does not report it. */
export type ProcessorTime = { bare: number | null; node: number | null; postgres: number | null };

/** One load on each of the two, and the processor time before, between and after them. */
export type Round = {
  ofBare: LoadResult;
  ofGoodword: LoadResult;
  processor: { before: ProcessorTime; between: ProcessorTime; after: ProcessorTime };
};

const measuredRounds = 3;

/**
 * Runs a warm-up of both and three rounds of each.
 * @returns figures for a JSON line, and every answer of Goodword by status
 */
export async function runRounds(rounds: Rounds): Promise<{ figures: object; answered: Record<number, number> }> {
  const done: Round[] = [];
  const answered: Record<number, number> = {};
  for (let number = 0; number <= measuredRounds; number += 1) {
    const round = await runRound(rounds, number);
    for (const [status, count] of Object.entries(round.ofGoodword.answered)) {
      answered[Number(status)] = (answered[Number(status)] ?? 0) + count;
    }
    // the first one warms both up
    if (number > 0) done.push(round);
  }
  return { figures: summarise(done), answered };
}

async function runRound(rounds: Rounds, number: number): Promise<Round> {
  const load = rounds.load(number);
  const before = await processorTime(rounds);
  const ofBare = await runLoad({ ...load, port: rounds.bare.port });
  const between = await processorTime(rounds);
  const ofGoodword = await runLoad({ ...load, port: rounds.goodword.port });
  return { ofBare, ofGoodword, processor: { before, between, after: await processorTime(rounds) } };
}

async function processorTime({ bare, goodword }: Rounds): Promise<ProcessorTime> {
  return {
    bare: await processorSeconds(bare.pid),
    node: await processorSeconds(goodword.process.pid),
    postgres: await processorSeconds(await postmasterOf(goodword.dataFolder), { withChildren: true }),
  };
}
