import { compareAnswers, type ComparedAnswer } from './compare-answers.ts';
import { firsts, type ReadOnlyCall, readOnlyCalls } from './read-only-calls.ts';

/** A workspace behind Intercom's API, real or practice. */
export interface Workspace {
  /** Such as `https://api.intercom.io`. */
  url: string;
  token: string;
}

/** One call and the differences between the practice and the real response. */
export interface Replayed {
  call: ReadOnlyCall;
  differences: string[];
}

/** Makes the read-only calls to both, one after the other, in version 2.16. @throws when one cannot be reached */
export async function* replay(real: Workspace, practice: Workspace): AsyncGenerator<Replayed> {
  const [there, here] = [await idsOf(real), await idsOf(practice)];
  for (const call of readOnlyCalls) {
    const [realPath, practicePath] = [filled(call.path, there), filled(call.path, here)];
    if (realPath === null || practicePath === null) {
      yield {
        call,
        differences: [`not called: ${realPath === null ? 'the real' : 'the practice'} workspace has none`],
      };
      continue;
    }
    const answer = await ask(real, { ...call, path: realPath });
    yield { call, differences: compareAnswers(answer, await ask(practice, { ...call, path: practicePath })) };
  }
}

type Ids = Map<string, string>;

async function idsOf(workspace: Workspace): Promise<Ids> {
  const ids: Ids = new Map();
  for (const [name, call] of Object.entries(firsts)) {
    const { body } = await ask(workspace, call);
    const id = /"id":"([^"]+)"/.exec(JSON.stringify(firstOf(body)) ?? '')?.[1];
    if (id !== undefined) ids.set(name, id);
  }
  return ids;
}

/** The first item of a response's list under any key, preferring its own id. */
function firstOf(body: unknown): unknown {
  const list = Object.values(typeof body === 'object' && body !== null ? body : {}).find((one) => Array.isArray(one));
  const [first] = (list ?? []) as { id?: unknown }[];
  return first === undefined ? undefined : { id: first.id };
}

/** The path with real ids; null when the workspace lacks one. */
function filled(path: string, ids: Ids): string | null {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  if (names.some((name) => !ids.has(name))) return null;
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids.get(name) ?? ''));
}

async function ask({ url, token }: Workspace, { method, path, body }: ReadOnlyCall): Promise<ComparedAnswer> {
  if (method !== 'GET' && !path.endsWith('/search')) throw new Error(`${method} ${path} does more than read.`);
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'content-type': 'application/json',
      'intercom-version': '2.16',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  return { status: response.status, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
