import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/**
 * What a test run came to.
 * @typedef {object} Totals
 * @property {number} passed
 * @property {string[]} failed names of tests, and of files and errors that failed outside of any test; below each name the
 *   beginning of its error, so that the end of a long output says why
 * @property {{ name: string, reason: string }[]} skipped
 * @property {{ file: string, ms: number }[]} files how long each took, with its set-up
 */

/** Lines of an error that are kept. */
const ERROR_LINES = 12;

/** Reporter for vitest that writes the run's Totals as JSON to the file named by TEST_TOTALS_FILE. */
export default class TotalsReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Totals} */
    const totals = {
      passed: 0,
      failed: unhandledErrors.map((error) => `outside of tests: ${error?.message ?? 'an error without a message'}`),
      skipped: [],
      files: modules.map((module) => ({ file: module.relativeModuleId, ms: durationOf(module) })),
    };
    for (const module of modules) this.#count(module, totals);
    if (process.env.TEST_TOTALS_FILE) writeFileSync(process.env.TEST_TOTALS_FILE, JSON.stringify(totals));
  }

  /** A file or group that fails in its own hooks, or cannot be loaded, is one failure. */
  #count(module, totals) {
    const groups = [module, ...module.children.allSuites()];
    for (const group of groups) {
      const name = `${module.relativeModuleId}${group === module ? '' : ` › ${group.fullName}`}`;
      if (group.errors().length > 0) totals.failed.push(withErrors(name, group.errors()));
    }
    for (const test of module.children.allTests()) {
      const name = `${module.relativeModuleId} › ${test.fullName}`;
      const result = test.result();
      if (result.state === 'passed') totals.passed += 1;
      else if (result.state === 'failed') totals.failed.push(withErrors(name, result.errors));
      else totals.skipped.push({ name, reason: result.note ?? 'no reason given' });
    }
  }
}

/** @param {string} name @param {readonly { message?: string, diff?: string, stack?: string }[]} errors */
function withErrors(name, errors) {
  const lines = errors.flatMap(({ message, diff, stack }) => {
    const own = stack?.split('\n').filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'));
    return [message, diff, ...(own ?? [])].filter(Boolean).join('\n').split('\n').slice(0, ERROR_LINES);
  });
  return [name, ...lines.map((line) => `      ${stripVTControlCharacters(line)}`)].join('\n');
}

/** @param {import('vitest/node').TestModule} module */
function durationOf(module) {
  const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } = module.diagnostic();
  return environmentSetupDuration + prepareDuration + collectDuration + setupDuration + duration;
}
