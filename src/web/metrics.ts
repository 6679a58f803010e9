import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse } from '../platform/refusal.ts';
import type { JobCounts } from '../platform/jobs/jobs.ts';
import type { Metrics, Reading } from '../platform/metrics/metrics.ts';
import { countOperations } from '../reporting/operation-numbers.ts';
import type { RawHandler } from './raw-handler.ts';
import type { WebContext } from './web-context.ts';

/** GET /metrics, for Prometheus with the token that the operator chose; off without one. */
export function registerMetrics(app: FastifyInstance, context: WebContext): void {
  const { metrics, settings } = context;
  app.get('/metrics', async (request, reply) => {
    if (!metrics || !settings.metricsToken) {
      throw refuse('metrics_off', 'Metrics are off: set METRICS_TOKEN, and start Goodword again.');
    }
    if (!isSame(request.headers.authorization ?? '', `Bearer ${settings.metricsToken}`)) {
      throw refuse('not_signed_in', 'Send METRICS_TOKEN as Authorization: Bearer.');
    }
    return reply
      .header('cache-control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.text());
  });
  if (!metrics) return;
  addGauges(metrics, context);
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const status = statusOf(reply.raw, reply.statusCode);
    metrics.answered({ method: request.method, route, status }, reply.elapsedTime / 1000);
    done();
  });
}

/** 499, as proxies count it, when the caller went away before the end of the answer. */
const statusOf = (response: ServerResponse, status: number) => (response.writableFinished ? status : 499);

/** The same raw handler, with its answers counted. @param route the pattern of the addresses that it takes */
export function measured(rawHandler: RawHandler, route: string, metrics: Metrics | null): RawHandler {
  if (!metrics) return rawHandler;
  return (request: IncomingMessage, response: ServerResponse) => {
    const beganAt = performance.now();
    if (!rawHandler(request, response)) return false;
    response.once('close', () => {
      const status = statusOf(response, response.statusCode);
      const about = { method: request.method ?? '', route, status };
      metrics.answered(about, (performance.now() - beganAt) / 1000);
    });
    return true;
  };
}

/** The least time between two readings from the database, however many scrapes come; never two at once. */
const keptMs = 2_000;

function addGauges(metrics: Metrics, { db, clock, jobs, log }: WebContext): void {
  type Numbers = Awaited<ReturnType<typeof countOperations>> & { queues: JobCounts };
  let kept: { until: number; numbers: Promise<Numbers | null> } | null = null;
  const read = async (): Promise<Numbers | null> => {
    try {
      return { ...(await countOperations(db, clock.now())), queues: await jobs.counts() };
    } catch (error) {
      log.warn({ err: error }, 'reading the values of /metrics failed');
      return null;
    }
  };
  const numbersNow = () => {
    if (kept && kept.until > clock.now().getTime()) return kept.numbers;
    const entry = { until: Infinity, numbers: read() };
    kept = entry;
    void entry.numbers.then(() => (entry.until = clock.now().getTime() + keptMs));
    return entry.numbers;
  };
  const labelled = (rows: readonly ({ count: number } & Record<string, string | number>)[]): Reading[] =>
    rows.map(({ count, ...labels }) => ({
      labels: Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, String(label)])),
      value: count,
    }));
  const one = (value: number): Reading[] => [{ labels: {}, value }];
  metrics.gauges(
    {
      deliveries_open: { help: 'Deliveries that have not ended', labels: ['state'] },
      deliveries_open_oldest_seconds: { help: 'Since the longest waiting of them changed', labels: [] },
      notifications_waiting: { help: 'Webhooks that were stored and not worked on yet', labels: [] },
      notifications_waiting_oldest_seconds: { help: 'Since the longest waiting of them came', labels: [] },
      connections: { help: 'Connections to Intercom workspaces', labels: ['state', 'kind'] },
      connection_warnings: { help: 'What is wrong with connections now', labels: ['code'] },
      intercom_calls_last_minute: { help: 'Calls to Intercom in the last full minute', labels: ['outcome'] },
      jobs: { help: 'Jobs by queue: ready to run, running, or set to a later time', labels: ['queue', 'state'] },
      dead_letters: { help: 'Jobs that no try could finish', labels: [] },
      database_up: { help: 'Whether the numbers of the database could be read', labels: [] },
    },
    async () => {
      const numbers = await numbersNow();
      if (!numbers) return { database_up: one(0) };
      return {
        database_up: one(1),
        deliveries_open: labelled(numbers.deliveries),
        deliveries_open_oldest_seconds: one(numbers.deliveriesWaitSeconds),
        notifications_waiting: one(numbers.notifications),
        notifications_waiting_oldest_seconds: one(numbers.notificationsWaitSeconds),
        connections: labelled(numbers.connections),
        connection_warnings: labelled(numbers.warnings),
        intercom_calls_last_minute: [
          { labels: { outcome: 'made' }, value: numbers.calls.made },
          { labels: { outcome: 'refused' }, value: numbers.calls.refused },
        ],
        jobs: labelled(numbers.queues.jobs),
        dead_letters: one(numbers.queues.deadLetters),
      };
    },
  );
}

/** Compares in constant time. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
