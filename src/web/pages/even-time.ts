import { setTimeout as wait } from 'node:timers/promises';

/** Longer than joining takes, whether it enrols a person or finds one. */
const stepMs = 250;

/**
 * Gives the result of some work only after a whole number of steps, so that how long it takes tells a visitor nothing of
 * what was found.
 */
export async function inEvenTime<Result>(work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    const passed = performance.now() - start;
    await wait(Math.ceil(passed / stepMs) * stepMs - passed);
  }
}
