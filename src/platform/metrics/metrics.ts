import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** One reading of a gauge: its labels by name, and the number. */
export type Reading = { labels: Record<string, string>; value: number };

/** Numbers about this process and its database, in the text format that Prometheus reads. */
export type Metrics = {
  contentType: string;
  /** Counts an answer. @param route the pattern of the address, never the address itself */
  answered(about: { method: string; route: string; status: number }, seconds: number): void;
  /**
   * Adds gauges that are read together, at each scrape. What is not read then is left out.
   * @param gauges name without `goodword_`, and what it says
   */
  gauges<Name extends string>(
    gauges: Record<Name, { help: string; labels: readonly string[] }>,
    read: () => Promise<Partial<Record<Name, readonly Reading[]>>>,
  ): void;
  text(): Promise<string>;
};

/** From a redirect that is remembered to an upload. */
const durations = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const registry = registers[0]!;
  collectDefaultMetrics({ register: registry });
  const answers = new Histogram({
    name: 'goodword_http_request_duration_seconds',
    help: 'From the arrival of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: durations,
    registers,
  });
  const readers: (() => Promise<void>)[] = [];
  return {
    contentType: registry.contentType,
    answered: ({ method, route, status }, seconds) => answers.observe({ method, route, status }, seconds),
    gauges(gauges, read) {
      const byName = Object.entries<{ help: string; labels: readonly string[] }>(gauges).map(([name, about]) => ({
        name,
        gauge: new Gauge({ name: `goodword_${name}`, help: about.help, labelNames: [...about.labels], registers }),
      }));
      readers.push(async () => {
        const readings: Partial<Record<string, readonly Reading[]>> = await read();
        for (const { name, gauge } of byName) {
          gauge.reset();
          // a gauge without labels would be reported as 0
          gauge.remove({});
          for (const { labels, value } of readings[name] ?? []) gauge.set(labels, value);
        }
      });
    },
    async text() {
      for (const read of readers) await read();
      return registry.metrics();
    },
  };
}
