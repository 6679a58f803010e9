import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { buildAdminApp } from '../setup/admin-app.mjs';
import { prepare } from '../setup/prepare.mjs';
import { Refusal } from '../setup/refusal.mjs';
import { runVitest } from './run-vitest.mjs';
import { printSummary } from './summary.mjs';
import { toolEnvironment } from './tool-environment.mjs';

const MOST = 2 ** 31 - 1;

/**
 * Installs what is missing and runs the slow suites: with a fresh seed unless TEST_SEED repeats one, at the size of
 * TEST_SIZE when that is set.
 * @param {number} usualSize how many times as large as in `npm run test:slow`
 * @returns {Promise<number>} exit code: 0 when nothing failed; throws a Refusal for a seed or size that is not a whole number
 */
export async function testSlow(usualSize) {
  const seed = readNumber('TEST_SEED', randomInt(1, MOST));
  const size = readNumber('TEST_SIZE', usualSize);
  const node = await prepare({ development: true });
  // its screens are looked at
  await buildAdminApp(node);
  const repeat = `Seed ${seed}, size ${size}: repeat this run with TEST_SEED=${seed} TEST_SIZE=${size} npm run test:slow`;
  console.log(repeat);
  const env = { ...toolEnvironment(), TEST_SEED: String(seed), TEST_SIZE: String(size) };
  // fewer at once than of the fast ones: these keep the machine busy
  const workers = `--maxWorkers=${availableParallelism() + 1}`;
  const tests = await runVitest(node, ['slow', 'afterwards'], env, [workers]);
  printShares(tests.files);
  console.log(`\n${repeat}`);
  return printSummary(tests);
}

/** A whole number from 1 on. */
function readNumber(name, usual) {
  const given = process.env[name];
  if (!given) return usual;
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1 && number <= MOST) return number;
  throw new Refusal(
    `${name} is "${given}", but it must be a whole number from 1 to ${MOST}: set ${name}=${usual}, for example.`,
  );
}

/**
 * Prints how the time was spent: a line for each suite, which is a folder of test/slow.
 * @param {import('./totals-reporter.mjs').Totals['files']} files
 */
function printShares(files) {
  const seconds = new Map();
  for (const { file, ms } of files) {
    const suite = /^test\/slow\/([^/]+)/.exec(file)?.[1] ?? file;
    seconds.set(suite, (seconds.get(suite) ?? 0) + ms / 1000);
  }
  const all = [...seconds.values()].reduce((sum, one) => sum + one, 0);
  console.log('\nTime of each suite (several run at once):');
  for (const [suite, own] of [...seconds].toSorted(([, a], [, b]) => b - a)) {
    console.log(
      `  ${`${own.toFixed(0)} s`.padStart(7)}  ${`${((own / all) * 100).toFixed(0)} %`.padStart(5)}  ${suite}`,
    );
  }
}
