import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { emptyContact } from '../sandbox/entities/contact.ts';
import { newContactId } from '../sandbox/entities/ids.ts';
import { ContactStore } from '../sandbox/store/contact-store.ts';
import type { RunningProcess } from '../test/support/processes.ts';
import type { Finding } from './main.ts';
import { endChild, startChild } from './support/child.ts';
import { afterwards } from './support/clean-up.ts';
import { askJson } from './support/json.ts';
import { memoryOf } from './support/memory.ts';
import { median, percentile, twoDigits } from './support/numbers.ts';
import { freePort } from './support/ports.ts';
import { type Question, type Shown, attribute, questions } from './support/practice-questions.ts';

const contacts = 200_000;
const rounds = 100;
const bareRounds = 9;
const target = { load_seconds: 20, median_ms: 50 };

type List = { data: Shown[]; total_count: number; pages: { next?: { starting_after: string } } };
type Practice = { process: RunningProcess; seconds: number; ask(path: string, body?: unknown): Promise<List> };

/**
 * The practice Intercom with 200,000 contacts: how long it takes to be ready from a seed and from its own file, and to
 * take the contacts one by one; then the searches that integrations make, one after the other over HTTP, and the whole
 * list page by page. `ratio` compares with a bare scan of all contacts in memory, without HTTP.
 */
export async function measurePracticeIntercom(): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), 'goodword-bench-'));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  const [seed, file] = [join(folder, 'seed.json'), join(folder, 'state.json')];
  const workspace = { name: 'Bench', generate: contacts, attributes: [{ name: attribute, type: 'integer' }] };
  await writeFile(seed, JSON.stringify({ workspaces: [workspace] }));

  const seeded = await startPractice(['--seed', seed, '--file', file]);
  await endChild(seeded.process);
  const practice = await startPractice(['--file', file]);
  const memory = await memoryOf(practice.process.pid);
  const { everyone, pages } = await walk(practice);
  const searches: Record<string, unknown> = {};
  for (const question of questions) searches[question.kind] = await measure(practice, question, everyone);
  return {
    measurement: 'practice-intercom',
    ok: everyone.length === contacts && new Set(everyone.map(({ id }) => id)).size === contacts,
    contacts,
    load_seconds: { seed: seeded.seconds, file: practice.seconds, one_by_one: putOneByOne() },
    memory_after_load: memory,
    memory_in_the_end: await memoryOf(practice.process.pid),
    searches,
    list_pages: pages,
    target,
  };
}

async function startPractice(args: string[]): Promise<Practice> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const since = performance.now();
  const process = await startChild(['sandbox/main.ts', `--port=${port}`, ...args], {}, /^Practice Intercom ready at /m);
  const seconds = twoDigits((performance.now() - since) / 1000);
  const { body: info } = await askJson(`${url}/__sandbox/info`);
  const { workspaces } = info as { workspaces: { access_token: string }[] };
  await askJson(`${url}/__sandbox/settings`, {
    method: 'POST',
    body: { rate_limit_per_minute: 100_000_000, index_lag_ms: 0 },
  });
  const headers = { authorization: `Bearer ${workspaces[0]?.access_token}` };
  const ask = async (path: string, body?: unknown) =>
    (await askJson(url + path, { method: body === undefined ? 'GET' : 'POST', body, headers })).body as List;
  return { process, seconds, ask };
}

/** Everyone, by following the cursors of the plain list from the first page to the last. */
async function walk({ ask }: Practice): Promise<{ everyone: Shown[]; pages: unknown }> {
  const everyone: Shown[] = [];
  const times: number[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const since = performance.now();
    const list: List = await ask(`/contacts?per_page=150&starting_after=${encodeURIComponent(cursor)}`);
    times.push(performance.now() - since);
    for (const { id, email, external_id, name, role, custom_attributes, updated_at } of list.data)
      everyone.push({ id, email, external_id, name, role, custom_attributes, updated_at });
    cursor = list.pages.next?.starting_after;
  }
  return { everyone, pages: { number: times.length, first_ms: twoDigits(times[0] ?? 0), ...summary(times) } };
}

async function measure({ ask }: Practice, { kind, search, bare }: Question, everyone: Shown[]): Promise<unknown> {
  const times: number[] = [];
  const known = everyone.filter((one) => one.email && one.name && one.custom_attributes[attribute]);
  for (let round = 0; round < rounds; round += 1) {
    const about = known[(round * 7919) % known.length]!;
    const body = { ...search(about), pagination: { per_page: 50 } };
    const since = performance.now();
    const { total_count: found } = await ask('/contacts/search', body);
    times.push(performance.now() - since);
    if (found < 1) throw new Error(`A search by ${kind} found no contacts.`);
  }
  const bareTimes = Array.from({ length: bareRounds }, (_, round) => {
    const since = performance.now();
    everyone.filter(bare(known[round * 7919]!));
    return performance.now() - since;
  });
  const bareMs = median(bareTimes);
  return { ...summary(times), bare_scan_ms: twoDigits(bareMs), ratio: twoDigits(median(times) / bareMs) };
}

const summary = (times: number[]) => ({
  median_ms: twoDigits(median(times)),
  p99_ms: twoDigits(percentile(times, 0.99)),
});

/** @returns seconds */
function putOneByOne(): number {
  const store = new ContactStore();
  const now = Date.now();
  const since = performance.now();
  for (let number = 0; number < contacts; number += 1) {
    const at = now - (contacts - number) * 1000;
    const own = { email: `p${number}@example.com`, externalId: `x${number}`, name: `Person ${number}` };
    store.put({ ...emptyContact(newContactId(at), 'user', at), ...own }, at);
  }
  if (store.known(now, 0).size !== contacts) throw new Error('The index does not know everyone.');
  return twoDigits((performance.now() - since) / 1000);
}
