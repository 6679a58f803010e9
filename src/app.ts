import type { FastifyInstance } from 'fastify';
import type { Secrets } from './config/secrets.ts';
import type { Settings } from './config/settings.ts';
import type { AppContext } from './history/app-context.ts';
import { createHistory } from './history/history.ts';
import { wireImports } from './imports/wire-imports.ts';
import { createAttributeCache } from './integration/connections/attribute-cache.ts';
import type { CrmContext } from './integration/connections/crm-context.ts';
import { createNotificationIntake } from './integration/inbound/notification-intake.ts';
import { createRecipients } from './integration/inbound/recipients.ts';
import { createCallBudgets } from './integration/provider/pacing/call-budgets.ts';
import { findWantedAttributes } from './integration/settings/wanted-attributes.ts';
import { wireIntegration } from './integration/wire-integration.ts';
import { createAppLookup } from './intercom/apps/app-lookup.ts';
import { createSignals } from './intercom/apps/signals.ts';
import { hostsFrom } from './intercom/hosts.ts';
import type { IntercomContext } from './intercom/intercom-context.ts';
import { createProviders } from './integration/provider/providers.ts';
import { createIntercomProvider } from './intercom/provider.ts';
import { createLinkVisits } from './links/visit-links.ts';
import type { Clock } from './platform/clock/clock.ts';
import { createSecretBox, type SecretBox } from './platform/crypto/secret-box.ts';
import { createSigner } from './platform/crypto/signer.ts';
import { closeDatabase, openDatabase, type Database } from './database/database.ts';
import { createLocks, type Locks } from './database/locks.ts';
import { createJobs, type Jobs } from './platform/jobs/jobs.ts';
import { createReaper, type Reaper } from './platform/jobs/work/reaper.ts';
import { createMailer } from './platform/email/mailer.ts';
import type { Log } from './platform/log/log.ts';
import { createMetrics } from './platform/metrics/metrics.ts';
import { createChangeFeed } from './live/change-feed.ts';
import { createAlerting } from './notify/alerting.ts';
import { createRewards } from './rewards/create-rewards.ts';
import { announceSetupCode } from './team/setup-code.ts';
import { createSignIn } from './team/sign-in.ts';
import { callerOf } from './web/callers.ts';
import { forgetAnswers, forgetAnswersJob } from './web/idempotency.ts';
import { createBodyTimer } from './web/body-time.ts';
import { buildServer } from './web/server.ts';
import type { WebContext } from './web/web-context.ts';

/** What a process does: answer requests, work on jobs, or both. */
export type Roles = { serve: boolean; work: boolean };

export type App = {
  server: FastifyInstance;
  db: Database;
  context: WebContext;
  /** Begins its roles; resolves once it listens. */
  start(): Promise<void>;
  /** Ends requests and jobs in progress, then all connections. Harmless when called twice. */
  stop(): Promise<void>;
};

/** The one place that builds every part and connects events to what follows from them. */
export async function createApp(options: {
  settings: Settings;
  secrets: Secrets;
  /** a migrated database */
  connectionString: string;
  clock: Clock;
  log: Log;
  roles: Roles;
}): Promise<App> {
  const { settings, secrets, connectionString, clock, log, roles } = options;
  const db = openDatabase(connectionString, { log: (sentence) => log.warn(sentence) });
  const jobs = createJobs(connectionString, log);
  const reaper = createReaper({ db, clock, jobs });
  const locks = createLocks(connectionString, { log: (sentence) => log.warn(sentence) });
  const history = createHistory(clock);
  const changes = createChangeFeed(connectionString, log);
  const secretBox = createSecretBox(secrets.masterKey);
  const signIn = createSignIn({ connectionString, masterKey: secrets.masterKey, ...settings });
  const core = { db, clock, history, log, jobs, reaper, locks, settings, secretBox };
  const hosts = hostsFrom(settings);
  const recipients = createRecipients(core);
  const intercom = { apps: createAppLookup(core), signals: createSignals(core), recipients, hosts };
  const crm = createCrm(core, intercom);

  history.on('lead.qualified', (trx, events) => createRewards(core, trx, events));
  wireIntegration(crm);
  wireImports(crm);
  jobs.handle(forgetAnswersJob, () => forgetAnswers(core));
  jobs.schedule(forgetAnswersJob, '17 3 * * *');

  const context: WebContext = {
    ...core,
    crm,
    intake: createNotificationIntake(crm),
    recipients,
    intercom,
    changes,
    callerOf,
    bodyTimer: createBodyTimer(),
    metrics: settings.metricsToken === null ? null : createMetrics(),
    auth: signIn.auth,
    attributionSigner: createSigner(secrets.masterKey, 'attribution'),
    joinedSigner: createSigner(secrets.masterKey, 'joined'),
    linkVisits: createLinkVisits(db, clock),
  };
  const server = await buildServer(context);
  let stopping: Promise<void> | null = null;

  return {
    server,
    db,
    context,
    async start() {
      await jobs.start();
      if (roles.work) await jobs.startWorking();
      if (roles.serve) {
        await changes.start();
        await announceSetupCode(core, settings);
        await server.listen({ port: settings.port, host: settings.host });
      }
    },
    stop() {
      stopping ??= (async () => {
        await closeServer(server);
        await jobs.stop();
        await changes.stop();
        await signIn.close();
        await locks.close();
        await crm.budgets.close();
        await closeDatabase(db);
      })();
      return stopping;
    },
  };
}

type Core = AppContext & {
  log: Log;
  jobs: Jobs;
  reaper: Reaper;
  locks: Locks;
  settings: Settings;
  secretBox: SecretBox;
};

/** What the modules of integration share. */
function createCrm(core: Core, intercom: IntercomContext): CrmContext {
  const { settings, ...shared } = core;
  const budgets = createCallBudgets(core);
  return {
    ...shared,
    publicUrl: settings.publicUrl,
    retention: settings.retention,
    providers: createProviders([createIntercomProvider(intercom.hosts, core.clock, budgets, { incoming: intercom })]),
    wantedOf: (connection, crm) => findWantedAttributes(core.db, connection.workspace_id, crm),
    budgets,
    alerting: createAlerting(settings.mail && createMailer(settings.mail), settings.publicUrl),
    attributes: createAttributeCache(core.clock),
  };
}

/** How long a stop waits for requests in progress. */
const patienceMs = 10_000;

async function closeServer(server: FastifyInstance): Promise<void> {
  const impatient = setTimeout(() => server.server.closeAllConnections(), patienceMs);
  // a connection that was busy a moment ago stays open for its next request unless it is closed here
  const tidying = setInterval(() => server.server.closeIdleConnections(), 50);
  await server.close();
  clearInterval(tidying);
  clearTimeout(impatient);
}
