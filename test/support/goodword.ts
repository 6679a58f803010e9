import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App, type Roles } from '../../src/app.ts';
import { readSettings } from '../../src/config/settings.ts';
import { systemClock, type Clock } from '../../src/platform/clock/clock.ts';
import { createLog, type Log } from '../../src/platform/log/log.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** An answer of the API: status, and the parsed body. */
export type Answer = { status: number; body: any; headers: Headers };

/** A running Goodword of its own: real router, real database, real port. */
export type Goodword = {
  url: string;
  app: App;
  database: TestDatabase;
  /** Asks the API as the owner. @param path below /api/v1 */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  workspaceId: string;
  cookie: string;
  close(): Promise<void>;
};

export const owner = {
  name: 'Olivia Owner',
  email: 'olivia@example.com',
  password: 'correct horse battery',
  workspace_name: 'Acme',
};

/** Starts Goodword on a free port, with an owner signed in unless `blank` asks for an installation before its first visit. */
export async function startGoodword(
  options: {
    intercom?: { url: string; clientId: string; clientSecret: string };
    /** where another practice Intercom stands for the real one */
    realIntercomUrl?: string;
    clock?: Clock;
    roles?: Roles;
    database?: TestDatabase;
    masterKey?: string;
    olderKeys?: string[];
    blank?: boolean;
    log?: Log;
    /** a mail server to send by */
    mail?: { smtpUrl: string; from: string };
    metricsToken?: string;
    /** where browsers reach it; the tests still do at `url` */
    publicUrl?: string;
    /** further settings of the environment */
    env?: Record<string, string>;
  } = {},
): Promise<Goodword> {
  const database = options.database ?? (await createTestDatabase());
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const intercom = options.intercom;
  const dataFolder = await mkdtemp(join(tmpdir(), 'goodword-data-'));
  const settings = readSettings({
    PORT: String(port),
    DATA_DIR: dataFolder,
    PUBLIC_URL: options.publicUrl ?? url,
    ...options.env,
    ...(options.metricsToken && { METRICS_TOKEN: options.metricsToken }),
    ...(options.mail && { SMTP_URL: options.mail.smtpUrl, MAIL_FROM: options.mail.from }),
    ...(intercom && {
      INTERCOM_CLIENT_ID: intercom.clientId,
      INTERCOM_CLIENT_SECRET: intercom.clientSecret,
      INTERCOM_API_URL: intercom.url,
      INTERCOM_APP_URL: intercom.url,
      INTERCOM_PRACTICE: '1',
    }),
    ...(options.realIntercomUrl && {
      INTERCOM_REAL_API_URL: options.realIntercomUrl,
      INTERCOM_REAL_APP_URL: options.realIntercomUrl,
    }),
  });
  const app = await createApp({
    settings,
    secrets: {
      masterKey: options.masterKey ?? randomBytes(32).toString('base64'),
      olderKeys: options.olderKeys ?? [],
    },
    connectionString: database.connectionString,
    clock: options.clock ?? systemClock,
    log: options.log ?? createLog(process.env['TEST_LOG_LEVEL'] ?? 'silent'),
    roles: options.roles ?? { serve: true, work: true },
  });
  await app.start();
  const { cookie, workspaceId } = options.blank
    ? { cookie: '', workspaceId: '' }
    : await signUpOwner(url, await readSetupCode(settings.dataFolder));

  return {
    url,
    app,
    database,
    cookie,
    workspaceId,
    api: (method, path, body, headers = {}) => ask(`${url}/api/v1${path}`, method, body, { cookie, ...headers }),
    async close() {
      await app.stop();
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The first visit by API: makes the owner and resolves with their cookie. */
async function signUpOwner(url: string, setupCode: string): Promise<{ cookie: string; workspaceId: string }> {
  const answer = await ask(`${url}/api/v1/setup`, 'POST', { ...owner, setup_code: setupCode });
  if (answer.status !== 201) throw new Error(`Setting up the owner failed: ${JSON.stringify(answer.body)}`);
  const cookie = cookiesOf(answer);
  return { cookie, workspaceId: answer.body.workspace.id };
}

/** The code for the first visit of a public address; empty where none is needed. */
export const readSetupCode = (dataFolder: string): Promise<string> =>
  readFile(join(dataFolder, 'setup-code'), 'utf8').then(
    (text) => text.trim(),
    () => '',
  );

/** The cookies of an answer, as the next request of that browser sends them. */
export const cookiesOf = (answer: Answer): string =>
  answer.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');

/** One request; the body goes out as JSON, and what comes back is parsed when it is JSON. */
export async function ask(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return { status: answer.status, body: isJson && text ? JSON.parse(text) : text, headers: answer.headers };
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Asks again until the answer is there; for what other processes do in their own time. @throws after `limitMs` */
export async function until<Value>(
  find: () => Promise<Value | null | undefined | false>,
  what: string,
  limitMs = 30_000,
): Promise<Value> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const value = await find();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`Waited ${limitMs} ms, but not so: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
