import { countAnswers, type LoadResult } from './load.ts';
import { median, range, twoDigits } from './numbers.ts';
import type { ProcessorTime, Round } from './rounds.ts';

/** The figures of a JSON line: medians of the rounds, and ranges of the ones with a target. */
export function summarise(rounds: readonly Round[]): object {
  const goodword = rounds.map(({ ofGoodword }) => ofGoodword);
  const bare = rounds.map(({ ofBare }) => ofBare);
  const rates = goodword.map(({ requestsPerSecond }) => Math.round(requestsPerSecond));
  const bareRates = bare.map(({ requestsPerSecond }) => Math.round(requestsPerSecond));
  const p99s = goodword.map(({ p99Ms }) => twoDigits(p99Ms));
  return {
    requests_per_second: median(rates),
    requests_per_second_range: range(rates),
    p50_ms: twoDigits(median(goodword.map(({ p50Ms }) => p50Ms))),
    p99_ms: median(p99s),
    p99_ms_range: range(p99s),
    bare_requests_per_second: median(bareRates),
    bare_p99_ms: twoDigits(median(bare.map(({ p99Ms }) => p99Ms))),
    ratio_to_bare: twoDigits(median(rates) / median(bareRates)),
    processor_us_per_request: {
      node: roundedMedian(rounds.map(({ processor, ofGoodword }) => spent(processor, 'node', ofGoodword))),
      postgres: roundedMedian(rounds.map(({ processor, ofGoodword }) => spent(processor, 'postgres', ofGoodword))),
      load_program: roundedMedian(goodword.map(({ ownMicros }) => ownMicros)),
      bare_server: roundedMedian(rounds.map(({ processor, ofBare }) => spent(processor, 'bare', ofBare))),
    },
  };
}

/** Microseconds of processor time that a request cost a process while its server was under load. */
function spent(
  { before, between, after }: Round['processor'],
  process: keyof ProcessorTime,
  load: LoadResult,
): number | null {
  const [from, to] = process === 'bare' ? [before.bare, between.bare] : [between[process], after[process]];
  return from === null || to === null ? null : ((to - from) * 1e6) / countAnswers(load);
}

/** Null where nothing could be measured. */
function roundedMedian(values: readonly (number | null)[]): number | null {
  const measured = values.filter((value) => value !== null);
  return measured.length > 0 ? Math.round(median(measured)) : null;
}
