import { AsyncLocalStorage } from 'node:async_hooks';

const scope = new AsyncLocalStorage<true>();

/** Runs what a job does: its statements take connections of their own, so that jobs and pages never wait for each other. */
export const runAsWork = <Result>(work: () => Result): Result => scope.run(true, work);

export const isWork = (): boolean => scope.getStore() === true;
