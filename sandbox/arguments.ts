import { parseArgs } from 'node:util';
import { commandLine } from './options.ts';
import { type Region, regions } from './entities/workspace.ts';
import { recordExchanges } from './http/record-exchanges.ts';
import { longestLagMs } from './store/recent-changes.ts';
import type { SandboxOptions } from './server.ts';
import { type Topic, isTopic, topics } from './webhooks/topics.ts';

/**
 * Reads the command line; secrets and addresses may come from the environment instead.
 * @throws Error with one sentence that says what to change
 */
export function readArguments(argv: string[], env: NodeJS.ProcessEnv): SandboxOptions {
  const { values } = parse(argv);
  const settings = {
    ...setting('indexLagMs', wholeNumber('index-lag-ms', values['index-lag-ms'], 0, longestLagMs)),
    ...setting('webhookRetryMs', wholeNumber('webhook-retry-ms', values['webhook-retry-ms'], 0, 3_600_000)),
    ...setting(
      'rateLimitPerMinute',
      wholeNumber('rate-limit-per-minute', values['rate-limit-per-minute'], 1, 100_000_000),
    ),
    ...(values['no-echo'] === true ? { echo: false } : {}),
  };
  return {
    port: wholeNumber('port', values.port, 0, 65_535) ?? 4001,
    host: values.host ?? (env['SANDBOX_HOST'] || '127.0.0.1'),
    file: values.file,
    seed: values.seed,
    regionPorts: values['region-port']?.map(regionPort) ?? [],
    publicUrl: address('public-url', values['public-url'] ?? (env['SANDBOX_PUBLIC_URL'] || undefined))?.replace(
      /\/+$/,
      '',
    ),
    password: passwordOf(env['SANDBOX_PASSWORD']),
    clientId: values['client-id'] ?? env['SANDBOX_CLIENT_ID'],
    clientSecret: values['client-secret'] ?? env['SANDBOX_CLIENT_SECRET'],
    appName: values['app-name'],
    redirectUris: values['redirect-uri']?.map((uri) => address('redirect-uri', uri) ?? uri),
    webhookUrl: address('webhook-url', values['webhook-url']),
    uninstallUrl: address('uninstall-url', values['uninstall-url']),
    healthUrl: address('health-url', values['health-url']),
    initializeUrl: address('initialize-url', values['initialize-url']),
    submitUrl: address('submit-url', values['submit-url']),
    topics: topicList(values.topics),
    onExchange: values.record === undefined ? undefined : recordExchanges(values.record),
    settings,
  };
}

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: commandLine, strict: true });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    const names = Object.keys(commandLine).map((name) => `--${name}`);
    throw new Error(`${reason}. Options: ${names.join(', ')}.`, { cause: error });
  }
}

const setting = <K extends string>(name: K, value: number | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [key in K]?: number };

function wholeNumber(name: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() !== '' && Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}

function regionPort(text: string): { region: Region; port: number } {
  const [name = '', number] = text.split('=');
  const region = regions.find((one) => one === name.toUpperCase());
  if (region === undefined) throw new Error(`--region-port must look like eu=4011 (or us, au), not "${text}".`);
  return { region, port: wholeNumber('region-port', number ?? '', 0, 65_535) ?? 0 };
}

function address(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new Error(`--${name} must be a URL that starts with http:// or https://, not "${text}".`);
}

/** Long enough not to be guessed, as a page answers twenty wrong ones in half a second. */
const shortestPassword = 12;

function passwordOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (text.length >= shortestPassword) return text;
  throw new Error(
    `SANDBOX_PASSWORD must have ${shortestPassword} characters or more; make one with: openssl rand -base64 15`,
  );
}

function topicList(text: string | undefined): Topic[] | undefined {
  if (text === undefined) return undefined;
  return text.split(',').map((name) => {
    const topic = name.trim();
    if (!isTopic(topic)) throw new Error(`--topics does not know "${topic}"; topics are ${topics.join(', ')}.`);
    return topic;
  });
}
