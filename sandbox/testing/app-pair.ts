import { afterEach, beforeEach } from 'vitest';
import type { SandboxOptions } from '../server.ts';
import { type Harness, startHarness } from './harness.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { type Receiver, startReceiver } from './receiver.ts';

/** A practice Intercom on a manual clock, and the server of an app that it calls. */
export interface AppPair {
  clock: ManualClock;
  intercom: Harness;
  app: Receiver;
}

/**
 * Starts a new pair before each test of the file and stops it afterwards.
 * @param options of the practice Intercom, such as the webhook URL of the app
 * @returns an object whose members are those of the running test
 */
export function pairForEachTest(options: (app: Receiver) => SandboxOptions): AppPair {
  const pair = {} as AppPair;
  beforeEach(async () => {
    pair.clock = manualClock();
    pair.app = await startReceiver();
    pair.intercom = await startHarness({ clock: pair.clock, ...options(pair.app) });
  });
  afterEach(async () => {
    await pair.intercom.close();
    await pair.app.close();
  });
  return pair;
}
