import { afterwards } from './clean-up.ts';
import type { Goodword } from './goodword.ts';

/** Goodword's stream of changes, as an open screen listens to it. */
export type ChangeStream = {
  /** Resolves at the next change, or after `limitMs` without any. */
  next(limitMs: number): Promise<void>;
};

/** Opens GET /api/v1/stream; it is closed when the measurement is over. */
export async function openChangeStream({ url, cookie }: Goodword): Promise<ChangeStream> {
  const ending = new AbortController();
  const answer = await fetch(`${url}/api/v1/stream`, { headers: { cookie }, signal: ending.signal });
  const { body } = answer;
  if (!answer.ok || !body) throw new Error(`The stream answered ${answer.status}.`);
  let wake = (): void => {};
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of body) if (decoder.decode(chunk).includes('event: changed')) wake();
  })().catch(() => {});
  afterwards(() => {
    ending.abort();
    return reading;
  });
  return {
    next: (limitMs) =>
      new Promise((resolve) => {
        const impatience = setTimeout(resolve, limitMs);
        wake = () => {
          clearTimeout(impatience);
          resolve();
        };
      }),
  };
}
