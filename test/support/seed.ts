import { randomInt } from 'node:crypto';

/**
 * What the random choices of this run follow from: another one each time, unless TEST_SEED repeats a run. Every failure of
 * a test that uses it must name it.
 */
export const seed = Number(process.env['TEST_SEED'] ?? randomInt(2 ** 31 - 1));
