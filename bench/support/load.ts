import { connect, type Socket } from 'node:net';
import { createHistogram, performance } from 'node:perf_hooks';
import { readAnswer } from './answer.ts';

/** What to send: a number of connections, each with one request under way at any time, until the first limit is reached. */
export type Load = {
  port: number;
  connections: number;
  /** complete requests of HTTP/1.1, by their number from 0 */
  requestAt(index: number): Buffer;
  mostRequests: number;
  mostMs: number;
};

export type LoadResult = {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** how many answers had which status */
  answered: Record<number, number>;
  /** processor time of the load program itself, microseconds a request */
  ownMicros: number;
};

/**
 * Sends a load to 127.0.0.1 over bare sockets and waits for every answer. An HTTP client would take as much processor
 * time as the server it measures, and both share the machine.
 * @throws when a connection fails or an answer cannot be read
 */
export async function runLoad(load: Load): Promise<LoadResult> {
  const latencies = createHistogram({ figures: 3 });
  const answered: Record<number, number> = {};
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  let sent = 0;
  const next = (): Buffer | null => {
    if (sent >= load.mostRequests || performance.now() - startedAt >= load.mostMs) return null;
    return load.requestAt(sent++);
  };
  const note = (status: number, latencyMs: number): void => {
    answered[status] = (answered[status] ?? 0) + 1;
    latencies.record(Math.max(1, Math.round(latencyMs * 1e6)));
  };
  await Promise.all(Array.from({ length: load.connections }, () => keepAsking(load.port, next, note)));
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const total = countAnswers({ answered });
  return {
    requestsPerSecond: total / seconds,
    p50Ms: latencies.percentile(50) / 1e6,
    p99Ms: latencies.percentile(99) / 1e6,
    answered,
    ownMicros: (user + system) / total,
  };
}

/** All answers, whatever their status. */
export function countAnswers({ answered }: Pick<LoadResult, 'answered'>): number {
  return Object.values(answered).reduce((sum, count) => sum + count, 0);
}

/** One connection: asks, waits for the answer, asks again, until there is nothing more to ask. */
function keepAsking(
  port: number,
  next: () => Buffer | null,
  note: (status: number, latencyMs: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let askedAt = 0;
    let rest: Buffer | null = null;
    const ask = (): void => {
      const request = next();
      if (!request) return void socket.destroy();
      askedAt = performance.now();
      socket.write(request);
    };
    const take = (length: number, buffer: Uint8Array): boolean => {
      const chunk = Buffer.from(buffer.buffer, buffer.byteOffset, length);
      const received = rest ? Buffer.concat([rest, chunk]) : chunk;
      try {
        const answer = readAnswer(received);
        // the buffer is used again for what comes next
        rest = answer ? null : Buffer.from(received);
        if (answer) {
          note(answer.status, performance.now() - askedAt);
          ask();
        }
      } catch (error) {
        socket.destroy(error as Error);
      }
      return true;
    };
    const socket: Socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: { buffer: Buffer.allocUnsafe(16_384), callback: take },
    });
    socket.once('connect', ask);
    socket.once('end', () => socket.destroy(new Error('The server ended a connection in the middle of the load.')));
    socket.once('error', reject);
    socket.once('close', () => resolve());
  });
}
