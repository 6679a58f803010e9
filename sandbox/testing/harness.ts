import type { RunningSandbox, SandboxOptions } from '../server.ts';
import { startRecordedSandbox } from './recorded-sandbox.ts';

export interface Answer {
  status: number;
  headers: Headers;
  // Responses are untyped: each test checks the keys it is about.
  // oxlint-disable-next-line typescript/no-explicit-any -- the shape is what the tests examine
  body: any;
}

export interface Harness extends RunningSandbox {
  /** A token with every scope. */
  token: string;
  /** Calls the imitated API with that token, as JSON. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Calls the control API. @throws on an error, because a test whose switch was not set would be meaningless */
  control(method: string, path: string, body?: unknown): Promise<Answer>;
  /** The same without throwing, for tests about errors. */
  tryControl(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Posts a form of our own pages as a browser on the same site would. Redirects are not followed. */
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
}

/** Starts a practice Intercom on a free port, with helpers to call it. */
export async function startHarness(options: SandboxOptions = {}): Promise<Harness> {
  return attach(await startRecordedSandbox(options));
}

/** The same for one that is already running, such as in a child process. */
export async function attach(sandbox: RunningSandbox): Promise<Harness> {
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer> => {
    const response = await fetch(sandbox.url + path, {
      method,
      redirect: 'manual',
      ...(body === undefined
        ? { headers: headers ?? {} }
        : { headers: { 'content-type': 'application/json', ...headers }, body: asText(body) }),
    });
    return { status: response.status, headers: response.headers, body: parse(await response.text()) };
  };
  const tryControl: Harness['tryControl'] = (method, path, body) => send(method, `/__sandbox/${path}`, body);
  const control: Harness['control'] = async (method, path, body) => {
    const answer = await tryControl(method, path, body);
    if (answer.status < 400) return answer;
    const said = `${answer.status} ${asText(answer.body)}`;
    throw new Error(`The practice Intercom refused ${method} ${path} ${asText(body ?? '')}: ${said}`);
  };
  const info = await control('GET', 'info');
  const token: string = info.body.workspaces[0].access_token;
  return {
    ...sandbox,
    token,
    call: (method, path, body, headers) => send(method, path, body, { authorization: `Bearer ${token}`, ...headers }),
    control,
    tryControl,
    post: (path, form, headers = {}) =>
      fetch(sandbox.url + path, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(form) }),
  };
}

const asText = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Waits until a condition holds, at most `limitMs`. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, limitMs = 5_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`timed out waiting until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
