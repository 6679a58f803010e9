import { useSyncExternalStore } from 'react';

const everyMs = 30_000;

// One clock for all relative times on screen; it stands still while there are none.
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      for (const notify of listeners) notify();
    }, everyMs);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearInterval(timer);
  };
}

/** The current time in milliseconds, refreshed every 30 seconds; never before a moment that has passed. @param at that moment */
export function useNow(at: Date): number {
  return useSyncExternalStore(subscribe, () => (at.getTime() > now && at.getTime() <= Date.now() ? at.getTime() : now));
}
