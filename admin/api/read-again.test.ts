import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readAgain } from './read-again.ts';

let queryClient: QueryClient;
let reads: string[];

beforeEach(() => {
  vi.useFakeTimers();
  queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  reads = [];
});
afterEach(() => {
  queryClient.clear();
  vi.useRealTimers();
});

/** Puts a path on screen; the server takes that long to answer. @returns what takes it off */
function open(path: string, tookMs: number, meta?: { pauseMs: number }): () => void {
  const queryFn = async () => {
    reads.push(path);
    await new Promise((resolve) => setTimeout(resolve, tookMs));
    return path;
  };
  const options = { queryKey: ['get', path, {}], queryFn, ...(meta && { meta }) };
  return new QueryObserver(queryClient, options).subscribe(() => {});
}

/** The same, and waits for the first answer. */
async function show(path: string, tookMs = 0, meta?: { pauseMs: number }): Promise<() => void> {
  const leave = open(path, tookMs, meta);
  await vi.advanceTimersByTimeAsync(tookMs);
  reads = [];
  return leave;
}

const change = (...topics: string[]) => readAgain(queryClient, new Set(topics));
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('the first change is read at once, a burst once a second, and nothing after it', async () => {
  await show('/api/v1/leads');
  for (let ms = 0; ms < 2_900; ms += 10) {
    change('leads');
    await after(10);
  }
  expect(reads).toHaveLength(3);
  await after(10_000);
  expect(reads).toHaveLength(4);
});

it('a change during the first reading, which may have missed it, is read after it', async () => {
  open('/api/v1/leads', 500);
  await after(100);
  change('leads');
  await after(300);
  expect(reads).toHaveLength(1);
  await after(200);
  expect(reads).toHaveLength(2);
});

it('what did not change is not read, and does not wait for what did', async () => {
  await show('/api/v1/leads');
  await show('/api/v1/rewards');
  change('leads');
  await after(100);
  expect(reads).toEqual(['/api/v1/leads']);
  change('rewards');
  await after(100);
  expect(reads).toEqual(['/api/v1/leads', '/api/v1/rewards']);
});

it('an answer that takes long is not begun again before it is there, nor at once then', async () => {
  await show('/api/v1/leads', 5_000);
  for (let ms = 0; ms < 5_900; ms += 100) {
    change('leads');
    await after(100);
  }
  expect(reads).toHaveLength(1);
  await after(200);
  expect(reads).toHaveLength(2);
});

it('a query can ask for a longer pause', async () => {
  await show('/api/v1/deliveries/health', 0, { pauseMs: 10_000 });
  for (let ms = 0; ms < 9_900; ms += 100) {
    change('deliveries');
    await after(100);
  }
  expect(reads).toHaveLength(1);
  await after(200);
  expect(reads).toHaveLength(2);
});

it('what left the screen is read when it is next shown', async () => {
  const leave = await show('/api/v1/leads');
  leave();
  change('leads');
  await after(5_000);
  expect(reads).toEqual([]);
  expect(queryClient.getQueryState(['get', '/api/v1/leads', {}])?.isInvalidated).toBe(true);
});
