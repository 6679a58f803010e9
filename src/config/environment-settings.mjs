/**
 * Every setting that comes from the environment: the one list from which Goodword, `npm start` and its `--help` take them.
 * Plain JavaScript, because `--help` reads it before anything is installed. What the values mean is in settings.ts.
 */
export const environmentSettings = /** @type {const} */ ({
  ENV_FILE: { help: 'a file with settings like these, one NAME=value per line; .env by default, empty for none' },
  PORT: { help: 'where Goodword listens', fallback: '4000' },
  HOST: { help: 'the address that it listens on; 0.0.0.0 to be reachable from others', fallback: '127.0.0.1' },
  PUBLIC_URL: { help: 'where browsers and Intercom reach it; http://localhost:PORT by default' },
  ALLOWED_HOSTS: { help: 'other names or addresses that it may be opened by, separated by commas, without ports' },
  DATA_DIR: { help: 'folder of the embedded database and of the generated keys', fallback: 'data' },
  DATABASE_URL: {
    help: 'a PostgreSQL 15 or newer of your own, postgres://user:password@host:5432/goodword; without it the embedded one',
  },
  DATABASE_CONNECTIONS: {
    help: 'the most connections to the database that one process opens; 11 or more',
    fallback: '32',
  },
  DATABASE_DIRECT_URL: {
    help: 'an address of PostgreSQL itself where DATABASE_URL leads to a pooler such as PgBouncer, for migrations and for hearing of changes',
  },
  DATABASE_PREPARED_STATEMENTS: {
    help: 'on or off: whether busy statements are prepared; on by default, but off where a pooler shares sessions (transaction mode)',
  },
  INTERCOM_CLIENT_ID: { help: "of your app in Intercom's Developer Hub; or set the app up on screen" },
  INTERCOM_CLIENT_SECRET: { help: 'of the same app' },
  PRACTICE_INTERCOM: {
    help: 'on or off: whether npm start runs a practice Intercom; on by default, but off with an app of your own from here and where PUBLIC_URL is not of this machine',
  },
  SANDBOX_PORT: { help: 'where the practice Intercom listens', fallback: '4001' },
  SANDBOX_HOST: { help: 'the address that the practice Intercom listens on', fallback: '127.0.0.1' },
  SANDBOX_PUBLIC_URL: { help: 'where browsers reach the practice Intercom; http://127.0.0.1:SANDBOX_PORT by default' },
  SANDBOX_PASSWORD: {
    help: 'what the pages of the practice Intercom ask for where others can reach it, 12 characters or more; generated and printed by default',
  },
  GOODWORD_SECRET: {
    help: '32 random bytes in base64 that all keys are derived from, or several separated by commas, the newest first; without it made once, and kept in DATA_DIR',
  },
  SMTP_URL: { help: 'the mail server, smtp://user:password@mail.example.com:587; without it no e-mail is sent' },
  MAIL_FROM: { help: 'sender of e-mails, such as Goodword <goodword@example.com>' },
  TRUST_PROXY: { help: 'number of proxies in front, for the address of the caller', fallback: '0' },
  KEEP_CONTACT_CHANGES_DAYS: { help: 'for how many days changes of contacts are kept', fallback: '400' },
  KEEP_NOTIFICATIONS_DAYS: {
    help: 'for how many days webhooks of Intercom are kept once they were handled',
    fallback: '7',
  },
  KEEP_ATTEMPTS_DAYS: {
    help: 'for how many days requests to Intercom and their answers are kept in the delivery log',
    fallback: '90',
  },
  KEEP_IMPORT_ROWS_DAYS: { help: 'for how many days the people of an import are kept after its end', fallback: '90' },
  KEEP_VISITS_DAYS: {
    help: 'for how many days each visit of a referral link is kept; older ones are counted by day',
    fallback: '90',
  },
  SESSION_DAYS: { help: 'for how many days people stay signed in at most', fallback: '30' },
  SESSION_IDLE_DAYS: { help: 'for how many days people stay signed in without using Goodword', fallback: '7' },
  METRICS_TOKEN: {
    help: 'turns /metrics on for Prometheus, which sends it as its bearer token; 16 characters or more',
  },
  LOG_LEVEL: { help: 'fatal, error, warn, info, debug, trace or silent', fallback: 'info' },
  INTERCOM_API_URL: { help: "another address of Intercom's API for that app, such as a proxy" },
  INTERCOM_APP_URL: { help: "another address of Intercom's screens for that app" },
  INTERCOM_PRACTICE: { help: '"1": that app is the one of a practice Intercom; npm start sets it' },
  INTERCOM_REAL_API_URL: { help: 'as INTERCOM_API_URL, for the real Intercom beside a practice one' },
  INTERCOM_REAL_APP_URL: { help: 'as INTERCOM_APP_URL, for the real Intercom beside a practice one' },
});
