import formbody from '@fastify/formbody';
import { randomBytes } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { type Clock, SandboxClock, systemClock } from './clock.ts';
import type { Sandbox } from './context.ts';
import { addControlRoutes } from './control/routes.ts';
import { newRequestId } from './entities/ids.ts';
import type { Region } from './entities/workspace.ts';
import { installAnswerHeaders } from './http/answer-headers.ts';
import { addApiRoute } from './http/api-route.ts';
import { installAnswerSwitches } from './http/answer-switches.ts';
import { installErrorHandlers } from './http/error-handlers.ts';
import type { ExchangeListener } from './http/exchange.ts';
import { FaultList } from './http/faults.ts';
import { type OwnNames, createOwnNames } from './http/host-names.ts';
import { installHostCheck } from './http/install-host-check.ts';
import { installPassword } from './http/install-password.ts';
import { installFaults } from './http/install-faults.ts';
import { installWebhooksFirst } from './http/webhooks-first.ts';
import { installRequestLog } from './http/install-request-log.ts';
import { reportExchanges } from './http/report-exchanges.ts';
import { installJsonBodies } from './http/json-body.ts';
import { answerBrokenRequest, answerBrokenSocket } from './http/broken-request.ts';
import { type RegionPorts, installRegionHosts } from './http/region-hosts.ts';
import { RegionListeners } from './http/region-listeners.ts';
import { RateLimiter } from './http/rate-limiter.ts';
import { RequestLog } from './http/request-log.ts';
import { type AppOptions, plantSeed, prepareState } from './prepare-state.ts';
import { addPages } from './pages/pages.ts';
import { apiRoutes } from './routes/api-routes.ts';
import { addTokenRoute } from './routes/oauth-token.ts';
import { type Settings, defaultSettings } from './settings.ts';
import { StateFile } from './store/state-file.ts';
import { emptyState } from './store/state.ts';
import { createCallGuard } from './webhooks/call-guard.ts';
import { WebhookDispatcher } from './webhooks/dispatcher.ts';

/** How to start a practice Intercom. Everything is optional. */
export interface SandboxOptions extends AppOptions {
  /** 0, the default, takes a free port. */
  port?: number;
  host?: string;
  /** The file that keeps the state; without it nothing survives the process. */
  file?: string | undefined;
  /** The initial seed file; ignored when `file` already has a state. */
  seed?: string | undefined;
  /** Extra ports (0 takes a free one) for the addresses of regions. */
  regionPorts?: { region: Region; port: number }[];
  /** The public address, if it is not `http://127.0.0.1:<port>`. */
  publicUrl?: string | undefined;
  /** Asked for by our own pages and the controls; without it they ask only where others can reach them. */
  password?: string | undefined;
  settings?: Partial<Settings>;
  clock?: Clock;
  /** Receives one line per noteworthy event. */
  log?: (line: string) => void;
  /** Receives every API call with its response, to record traffic. Credentials are left out. */
  onExchange?: ExchangeListener | undefined;
}

/** A method and an address such as `/contacts/:id`. */
export interface Address {
  method: string;
  url: string;
}

/** A practice Intercom that is listening. */
export interface RunningSandbox {
  /** Its address, without a trailing slash. */
  url: string;
  port: number;
  /** The extra ports, each with its region. */
  regionPorts: ReadonlyMap<number, Region>;
  clientId: string;
  clientSecret: string;
  /** What our own pages and the controls ask for; null when they ask for nothing. */
  password: string | null;
  /** Whether others than this machine can reach it. */
  isReachable: boolean;
  /** Every route: the imitated API, our own pages and the controls. */
  addresses: readonly Address[];
  /** Stops listening, drops pending retries, writes the state. Calling it twice is harmless. */
  close(): Promise<void>;
}

/**
 * Starts a practice Intercom. Several may run in one process.
 * @throws Error with one sentence when the file cannot be used or the port is taken
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const log = options.log ?? (() => {});
  const file = new StateFile(options.file, log);
  const kept = file.read();
  const state = kept ?? emptyState();
  const clock = new SandboxClock(options.clock ?? systemClock, state.time);
  if (options.seed !== undefined && kept === undefined) plantSeed(state, options.seed, clock.now());
  else if (options.seed !== undefined) log(`The seed is ignored: ${options.file} already has a state.`);
  const app = prepareState(state, options, clock.now());
  Object.assign(state.settings, options.settings);

  const host = options.host ?? '127.0.0.1';
  const names = createOwnNames(options.publicUrl, host);
  const password = options.password ?? (names.isReachable ? randomBytes(15).toString('base64url') : null);
  const guard = createCallGuard(password !== null, urlsOf(options));

  file.keep(state);
  const changed = () => file.changed();
  const sandbox: Sandbox = {
    clock,
    state,
    normal: kept === undefined ? { ...state.settings } : { ...defaultSettings, ...options.settings },
    webhooks: new WebhookDispatcher(clock, state, changed, guard),
    guard,
    limiter: new RateLimiter(),
    faults: new FaultList(),
    requests: new RequestLog(),
    changed,
    log,
  };

  const listeners = new RegionListeners();
  const addresses: Address[] = [];
  const server = await buildServer(sandbox, {
    names,
    password,
    regionPorts: listeners.ports,
    addresses,
    onExchange: options.onExchange,
  });
  await server.listen({ port: options.port ?? 0, host });
  for (const one of options.regionPorts ?? []) await listeners.open(server, one.region, one.port, host);
  await file.flush();
  sandbox.webhooks.start();
  if (app.webhookUrl !== null) void sandbox.webhooks.probe(app);

  // Fastify listens on a TCP port here, never on a pipe.
  const { port } = server.server.address() as AddressInfo;
  names.port = port;
  return {
    url: names.publicUrl(),
    port,
    regionPorts: listeners.ports,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    password,
    isReachable: names.isReachable,
    addresses,
    close: async () => {
      clock.close();
      sandbox.webhooks.close();
      await listeners.close();
      await server.close();
      await file.close();
    },
  };
}

interface ServerParts {
  names: OwnNames;
  password: string | null;
  regionPorts: RegionPorts;
  /** Receives every route. */
  addresses: Address[];
  onExchange?: ExchangeListener | undefined;
}

/** The URLs of the first app that the operator gave at the start. */
const urlsOf = (options: AppOptions): string[] =>
  [options.webhookUrl, options.uninstallUrl, options.healthUrl, options.initializeUrl, options.submitUrl].filter(
    (url) => url !== undefined,
  );

async function buildServer(sandbox: Sandbox, parts: ServerParts): Promise<FastifyInstance> {
  const { names, password, regionPorts, addresses, onExchange } = parts;
  const server = Fastify({
    bodyLimit: 1024 * 1024,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    genReqId: newRequestId,
    frameworkErrors: answerBrokenRequest(sandbox, names),
    clientErrorHandler: answerBrokenSocket,
    // An over-long part of a path is an unknown resource, like any other.
    routerOptions: { maxParamLength: 500 },
  });
  server.addHook(
    'onRoute',
    ({ method, url }) => void addresses.push(...[method].flat().map((one) => ({ method: one, url }))),
  );
  installHostCheck(server, names);
  if (password !== null) installPassword(server, password);
  await server.register(formbody);
  installJsonBodies(server, sandbox);
  installErrorHandlers(server, sandbox);
  installAnswerHeaders(server);
  installRequestLog(server, sandbox);
  await server.register(async (api) => {
    installWebhooksFirst(api, sandbox);
    installFaults(api, sandbox);
    installAnswerSwitches(api, sandbox);
    if (onExchange !== undefined) reportExchanges(api, onExchange);
    installRegionHosts(api, sandbox, regionPorts);
    for (const route of apiRoutes) addApiRoute(api, sandbox, route);
    addTokenRoute(api, sandbox);
  });
  await server.register(async (control) => addControlRoutes(control, sandbox));
  await server.register(async (pages) => addPages(pages, sandbox));
  return server;
}
