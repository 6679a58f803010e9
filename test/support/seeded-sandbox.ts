import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { attach, type Harness } from '../../sandbox/testing/harness.ts';
import { startRecordedSandbox } from '../../sandbox/testing/recorded-sandbox.ts';

/** The usual practice Intercom with another seed. @param change changes the first workspace as its seed file has it */
export async function startSeeded(change: (workspace: any) => void): Promise<Harness> {
  const sample = parse(await readFile(new URL('../../sandbox/seeds/sample.yaml', import.meta.url), 'utf8'));
  change(sample.workspaces[0]);
  const folder = await mkdtemp(join(tmpdir(), 'goodword-seed-'));
  try {
    const seed = join(folder, 'seed.yaml');
    await writeFile(seed, stringify(sample));
    return await attach(await startRecordedSandbox({ seed, settings: { indexLagMs: 0, webhookRetryMs: 200 } }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
