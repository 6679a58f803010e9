import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until the answer is there. @throws after `limitMs` */
export async function until<Value>(
  find: () => Promise<Value | null | undefined | false>,
  what: string,
  { limitMs = 60_000, everyMs = 50 } = {},
): Promise<Value> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    const value = await find();
    if (value) return value;
    await sleep(everyMs);
  }
  throw new Error(`Timed out after ${limitMs} ms: ${what}`);
}
