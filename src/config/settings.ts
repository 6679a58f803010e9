import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Environment } from './environment.ts';
import { environmentSettings } from './environment-settings.mjs';
import { fewestConnections } from './share-connections.ts';

/** Where an Intercom is. */
export type IntercomHosts = {
  /** Set when all regions are served by one address, as the practice Intercom does. */
  apiUrl: string | null;
  appUrl: string;
};

/** The Intercom app (Developer Hub) that the environment names; others are set up on screen. */
export type IntercomAppSettings = IntercomHosts & {
  clientId: string;
  clientSecret: string;
  /** It is the app of the practice Intercom: marked on every screen. */
  practice: boolean;
};

/** The mail server, and the sender address. */
export type MailSettings = { smtpUrl: string; from: string };

export type Settings = {
  port: number;
  host: string;
  dataFolder: string;
  /** Where browsers and Intercom reach Goodword, without a trailing slash. */
  publicUrl: string;
  /** Names and addresses beside that of publicUrl under which requests are answered, as browsers write them. */
  allowedHosts: string[];
  /** Null: the embedded PostgreSQL in the data folder. */
  databaseUrl: string | null;
  /** Another address of it, without a pooler in between. */
  databaseDirectUrl: string | null;
  /** The most connections to it that this process opens. */
  databaseConnections: number;
  /** Whether busy statements are prepared. Null: where sessions keep them. */
  preparedStatements: boolean | null;
  logLevel: string;
  /** Number of trusted proxies in front, for the address of the caller. */
  trustedProxies: number;
  /** The bearer token for /metrics. Null: /metrics is closed. */
  metricsToken: string | null;
  /** Null: Goodword sends no e-mail. */
  mail: MailSettings | null;
  /** For how many days records of contacts are kept. */
  retention: {
    contactChangesDays: number;
    notificationsDays: number;
    attemptsDays: number;
    importRowsDays: number;
    visitsDays: number;
  };
  /** For how many days a session lasts: at most, and without use. */
  sessions: { days: number; idleDays: number };
  intercom: IntercomAppSettings | null;
  /** Where the real Intercom is, also while the app of the environment is the practice one. */
  realIntercom: IntercomHosts;
};

/** A setting that cannot be used. The message names the variable and says what to change. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/**
 * What the environment means: defaults filled in, contradictions refused.
 * @throws SettingsError with one sentence.
 */
export function readSettings(env: Environment): Settings {
  const port = readPort(env.PORT);
  return {
    port,
    host: env.HOST || environmentSettings.HOST.fallback,
    dataFolder: resolve(env.DATA_DIR || environmentSettings.DATA_DIR.fallback),
    publicUrl: readHttpUrl('PUBLIC_URL', env.PUBLIC_URL) ?? `http://localhost:${port}`,
    allowedHosts: readHosts(env.ALLOWED_HOSTS),
    databaseUrl: readDatabaseUrl('DATABASE_URL', env.DATABASE_URL),
    databaseDirectUrl: readDirectUrl(env),
    databaseConnections: readConnections(env.DATABASE_CONNECTIONS),
    preparedStatements: readSwitch('DATABASE_PREPARED_STATEMENTS', env.DATABASE_PREPARED_STATEMENTS),
    logLevel: readChoice('LOG_LEVEL', env.LOG_LEVEL || environmentSettings.LOG_LEVEL.fallback, logLevels),
    trustedProxies: readCount('TRUST_PROXY', env.TRUST_PROXY),
    metricsToken: readMetricsToken(env.METRICS_TOKEN),
    mail: readMail(env),
    retention: {
      contactChangesDays: readDays('KEEP_CONTACT_CHANGES_DAYS', env.KEEP_CONTACT_CHANGES_DAYS),
      notificationsDays: readDays('KEEP_NOTIFICATIONS_DAYS', env.KEEP_NOTIFICATIONS_DAYS),
      attemptsDays: readDays('KEEP_ATTEMPTS_DAYS', env.KEEP_ATTEMPTS_DAYS),
      importRowsDays: readDays('KEEP_IMPORT_ROWS_DAYS', env.KEEP_IMPORT_ROWS_DAYS),
      visitsDays: readDays('KEEP_VISITS_DAYS', env.KEEP_VISITS_DAYS),
    },
    sessions: {
      days: readDays('SESSION_DAYS', env.SESSION_DAYS),
      idleDays: readDays('SESSION_IDLE_DAYS', env.SESSION_IDLE_DAYS),
    },
    intercom: readIntercomApp(env),
    realIntercom: readRealHosts(env),
  };
}

function readPort(text: string | undefined): number {
  const { fallback } = environmentSettings.PORT;
  const port = Number(text || fallback);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new SettingsError(
      `PORT is "${text}", but a port is a whole number from 1 to 65535: set PORT=${fallback}, for example.`,
    );
  }
  return port;
}

function readCount(name: string, text: string | undefined): number {
  const count = Number(text || environmentSettings.TRUST_PROXY.fallback);
  if (!Number.isInteger(count) || count < 0) {
    throw new SettingsError(
      `${name} is "${text}", but it must be the number of proxies in front of Goodword: 0, 1, 2 …`,
    );
  }
  return count;
}

type DaysSetting = Extract<keyof Environment, `KEEP_${string}`> | 'SESSION_DAYS' | 'SESSION_IDLE_DAYS';

function readDays(name: DaysSetting, text: string | undefined): number {
  const { fallback } = environmentSettings[name];
  const days = Number(text || fallback);
  if (!Number.isInteger(days) || days < 1 || days > 36_500) {
    throw new SettingsError(`${name} is "${text}", but it must be a whole number of days: set ${name}=${fallback}.`);
  }
  return days;
}

function readChoice(name: string, text: string, choices: string[]): string {
  if (choices.includes(text)) return text;
  throw new SettingsError(`${name} is "${text}", but it must be one of ${choices.join(', ')}.`);
}

function readHttpUrl(name: string, text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new SettingsError(
      `${name} is "${text}", but it must be a full web address such as https://referrals.example.com.`,
    );
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new SettingsError(
      `${name} must be an address without path, query or password; give ${url.protocol}//${url.host} instead.`,
    );
  }
  return url.origin;
}

/** Names and IP addresses in the form that browsers send: lower case, IPv6 in brackets. */
function readHosts(text: string | undefined): string[] {
  const given = (text ?? '').split(',').map((name) => name.trim());
  return given.filter(Boolean).map((name) => {
    const bare = name.replace(/^\[(.*)\]$/, '$1');
    const url = /^[^\s/?#@\\*]+$/.test(bare)
      ? URL.parse(`http://${bare.split(':').length > 2 ? `[${bare}]` : bare}`)
      : null;
    if (url && !url.port && bare.split(':').length !== 2) return url.hostname;
    throw new SettingsError(
      `ALLOWED_HOSTS has "${name}", but each entry must be a name or an address alone, without http:// and port, such as goodword.internal.`,
    );
  });
}

type UrlSetting = 'DATABASE_URL' | 'DATABASE_DIRECT_URL';

function readDatabaseUrl(name: UrlSetting, text: string | undefined): string | null {
  if (!text) return null;
  // what is before the last @ are user and password, which may not hold these as they are
  const [, secret] = /^\w+:\/\/(.*)@/.exec(text) ?? [];
  if (secret && /[/#?]/.test(secret)) {
    throw new SettingsError(
      `${name} has a sign in its user or password that means something else there: write # as %23, / as %2F and ? as %3F.`,
    );
  }
  const url = URL.parse(text);
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new SettingsError(
      `${name} must look like postgres://user:password@host:5432/database; leave it out to use the embedded PostgreSQL.`,
    );
  }
  if (url.pathname.length < 2) {
    throw new SettingsError(`${name} names no database: add its name at the end, as in postgres://host:5432/goodword.`);
  }
  return withTls(name, url) ?? text;
}

const tlsModes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'];

/**
 * Modes of encryption mean what they mean to PostgreSQL's own programs: `require` encrypts and checks no certificate,
 * `verify-full` checks it. The driver reads them otherwise unless told (pg-connection-string: uselibpqcompat).
 * @returns the address with that said; null where no mode is given
 */
function withTls(name: UrlSetting, url: URL): string | null {
  const mode = url.searchParams.get('sslmode');
  const authority = url.searchParams.get('sslrootcert');
  if (authority && !existsSync(authority)) {
    throw new SettingsError(
      `${name} names the file ${authority} as sslrootcert, but there is no such file: correct it.`,
    );
  }
  if (mode === null) return null;
  if (!tlsModes.includes(mode)) {
    throw new SettingsError(`${name} says sslmode=${mode}, but it must be one of ${tlsModes.join(', ')}.`);
  }
  if (mode === 'verify-ca' && !authority) {
    throw new SettingsError(
      `${name} says sslmode=verify-ca without sslrootcert: add sslrootcert=/path/to/ca.pem, or use sslmode=verify-full.`,
    );
  }
  if (!url.searchParams.has('uselibpqcompat')) url.searchParams.set('uselibpqcompat', 'true');
  return url.href;
}

/** Only of use beside another address: without DATABASE_URL the embedded PostgreSQL is used, which needs none. */
function readDirectUrl(env: Environment): string | null {
  if (env.DATABASE_DIRECT_URL && !env.DATABASE_URL) {
    throw new SettingsError(
      'DATABASE_DIRECT_URL is set, but DATABASE_URL is not: set DATABASE_URL as well, or take DATABASE_DIRECT_URL out to use the embedded PostgreSQL.',
    );
  }
  return readDatabaseUrl('DATABASE_DIRECT_URL', env.DATABASE_DIRECT_URL);
}

function readSwitch(name: string, text: string | undefined): boolean | null {
  return text ? readChoice(name, text, ['on', 'off']) === 'on' : null;
}

function readConnections(text: string | undefined): number {
  const { fallback } = environmentSettings.DATABASE_CONNECTIONS;
  const count = Number(text || fallback);
  if (Number.isInteger(count) && count >= fewestConnections && count <= 1_000) return count;
  throw new SettingsError(
    `DATABASE_CONNECTIONS is "${text}", but it must be a whole number from ${fewestConnections} on: set DATABASE_CONNECTIONS=${fallback}.`,
  );
}

function readMetricsToken(text: string | undefined): string | null {
  if (!text) return null;
  if (/^[\x21-\x7e]{16,}$/.test(text)) return text;
  throw new SettingsError(
    'METRICS_TOKEN must be 16 characters or more, without blanks; make one with: openssl rand -hex 24',
  );
}

function readMail({ SMTP_URL: smtpUrl, MAIL_FROM: from }: Environment): MailSettings | null {
  if (!smtpUrl && !from) return null;
  if (!smtpUrl) {
    throw new SettingsError(
      'MAIL_FROM is set, but SMTP_URL is not: add the mail server, as in smtp://user:password@mail.example.com:587.',
    );
  }
  const url = URL.parse(smtpUrl);
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname) {
    throw new SettingsError(
      'SMTP_URL must look like smtp://user:password@mail.example.com:587, or smtps:// for port 465.',
    );
  }
  if (!from) {
    throw new SettingsError(
      'SMTP_URL is set, but MAIL_FROM is not: add the sender, as in Goodword <goodword@example.com>.',
    );
  }
  if (!/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(from)) {
    throw new SettingsError('MAIL_FROM must be an e-mail address, alone or as in Goodword <goodword@example.com>.');
  }
  return { smtpUrl, from };
}

function readIntercomApp(env: Environment): IntercomAppSettings | null {
  const { INTERCOM_CLIENT_ID: clientId, INTERCOM_CLIENT_SECRET: clientSecret } = env;
  if (!clientId && !clientSecret) return null;
  if (!clientId || !clientSecret) {
    const [given, missing] = clientId
      ? ['INTERCOM_CLIENT_ID', 'INTERCOM_CLIENT_SECRET']
      : ['INTERCOM_CLIENT_SECRET', 'INTERCOM_CLIENT_ID'];
    throw new SettingsError(
      `${given} is set, but ${missing} is not: set both, from your app in Intercom's Developer Hub.`,
    );
  }
  return {
    clientId,
    clientSecret,
    ...readNamedHosts(env),
    practice: env.INTERCOM_PRACTICE === '1',
  };
}

const readNamedHosts = (env: Environment): IntercomHosts => ({
  apiUrl: readHttpUrl('INTERCOM_API_URL', env.INTERCOM_API_URL),
  appUrl: readHttpUrl('INTERCOM_APP_URL', env.INTERCOM_APP_URL) ?? 'https://app.intercom.com',
});

/** INTERCOM_API_URL names the practice Intercom while that is in use; the real one has names of its own beside it. */
function readRealHosts(env: Environment): IntercomHosts {
  const { apiUrl, appUrl } = readNamedHosts(env.INTERCOM_PRACTICE === '1' ? {} : env);
  return {
    apiUrl: readHttpUrl('INTERCOM_REAL_API_URL', env.INTERCOM_REAL_API_URL) ?? apiUrl,
    appUrl: readHttpUrl('INTERCOM_REAL_APP_URL', env.INTERCOM_REAL_APP_URL) ?? appUrl,
  };
}
