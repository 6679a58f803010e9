/** One option of the command line. */
interface Option {
  type: 'string' | 'boolean';
  multiple?: boolean;
  /** The placeholder of the value in the help; absent for switches. */
  value?: string;
  help: string;
}

/** Every option of the command line, in the order of the help. */
export const commandLine = {
  port: { type: 'string', value: 'number', help: 'where to listen; 4001 by default, 0 takes a free port' },
  host: { type: 'string', value: 'address', help: '127.0.0.1 by default; or SANDBOX_HOST' },
  'region-port': {
    type: 'string',
    multiple: true,
    value: 'region=number',
    help: 'an extra port for the address of a region, such as eu=4011; repeatable',
  },
  seed: { type: 'string', value: 'file', help: 'initial workspaces, apps and settings, in YAML or JSON' },
  file: { type: 'string', value: 'file', help: 'keeps everything across restarts; without it, data is in memory only' },
  'public-url': {
    type: 'string',
    value: 'url',
    help: 'its public address, if not http://127.0.0.1:<port>; or SANDBOX_PUBLIC_URL',
  },
  'client-id': { type: 'string', value: 'text', help: 'of the first app; or SANDBOX_CLIENT_ID' },
  'client-secret': { type: 'string', value: 'text', help: 'of the first app; SANDBOX_CLIENT_SECRET is safer' },
  'app-name': { type: 'string', value: 'text', help: 'the name of the first app' },
  'redirect-uri': { type: 'string', multiple: true, value: 'url', help: 'an allowed redirect URL; repeatable' },
  'webhook-url': { type: 'string', value: 'url', help: 'webhook URL of the first app' },
  'uninstall-url': { type: 'string', value: 'url', help: 'its uninstall URL' },
  'health-url': { type: 'string', value: 'url', help: 'its health check URL' },
  'initialize-url': { type: 'string', value: 'url', help: 'URL of its panel in the inbox' },
  'submit-url': { type: 'string', value: 'url', help: 'URL for what a teammate clicks in that panel' },
  topics: { type: 'string', value: 'names', help: 'its webhook topics, separated by commas; all by default' },
  'index-lag-ms': { type: 'string', value: 'number', help: 'how long lists and searches miss a change; 80000' },
  'webhook-retry-ms': { type: 'string', value: 'number', help: 'delay before a failed webhook is retried; 60000' },
  'rate-limit-per-minute': { type: 'string', value: 'number', help: 'calls per minute, app and workspace; 10000' },
  'no-echo': { type: 'boolean', help: 'send no webhooks for writes through the API' },
  record: { type: 'string', value: 'file', help: 'appends every API request and response to a file' },
  help: { type: 'boolean', help: 'shows this' },
} as const satisfies Record<string, Option>;

/** What `--help` prints. */
export function helpText(): string {
  const rows = Object.entries<Option>(commandLine).map(([name, { value, help }]) => ({
    left: `  --${name}${value === undefined ? '' : ` <${value}>`}`,
    help,
  }));
  const width = Math.max(...rows.map(({ left }) => left.length)) + 2;
  return [
    'The practice Intercom: a server that behaves like Intercom, for trying an integration.',
    '',
    'Usage: npm run sandbox -- [options]',
    '',
    ...rows.map(({ left, help }) => left.padEnd(width) + help),
    '',
    'Where others than this machine can reach it, its pages and controls ask for a password: SANDBOX_PASSWORD, else a',
    'generated one that is printed at the start.',
    '',
    'Or: npm run sandbox -- --marks [recorded|documented|assumed]   lists every behaviour with its provenance',
    '',
    'More in docs/practice-intercom.md.',
  ].join('\n');
}
