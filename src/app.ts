import type { FastifyInstance } from 'fastify';
import type { Secrets } from './config/secrets.ts';
import type { Settings } from './config/settings.ts';
import { shareConnections } from './config/share-connections.ts';
import type { AppContext } from './history/app-context.ts';
import { createHistory } from './history/history.ts';
import { wireImports } from './imports/wire-imports.ts';
import { forgetCallers, forgetCallersJob } from './leads/forget-callers.ts';
import { storedTokens } from './integration/connections/stored-tokens.ts';
import { holdAfterMove } from './integration/connections/follow-address.ts';
import { createAttributeCache } from './integration/connections/attribute-cache.ts';
import type { CrmContext } from './integration/connections/crm-context.ts';
import { createNotificationIntake } from './integration/inbound/notification-intake.ts';
import { createRecipients } from './integration/inbound/recipients.ts';
import { createCallBudgets } from './integration/provider/pacing/call-budgets.ts';
import { findWantedAttributes } from './integration/settings/wanted-attributes.ts';
import { wireIntegration } from './integration/wire-integration.ts';
import { storedAppSecrets } from './intercom/apps/stored-app-secrets.ts';
import { createAppLookup } from './intercom/apps/app-lookup.ts';
import { createSignals } from './intercom/apps/signals.ts';
import { hostsFrom } from './intercom/hosts.ts';
import type { IntercomContext } from './intercom/intercom-context.ts';
import { createProviders } from './integration/provider/providers.ts';
import { createIntercomProvider } from './intercom/provider.ts';
import { rollUpVisits, rollUpVisitsJob } from './links/roll-up-visits.ts';
import { createLinkVisits } from './links/visit-links.ts';
import type { Clock } from './platform/clock/clock.ts';
import { keepSecretsCurrent } from './platform/crypto/encrypt-again.ts';
import { createKeyedHash, type KeyedHash } from './platform/crypto/keyed-hash.ts';
import { createSecretBox, type SecretBox } from './platform/crypto/secret-box.ts';
import { createSigner } from './platform/crypto/signer.ts';
import { closeDatabase, openDatabase, type Database } from './database/database.ts';
import { createListener } from './database/listener.ts';
import { createLocks, type Locks } from './database/locks.ts';
import { ownSessions, type Sessions } from './database/sessions.ts';
import { createJobs, type Jobs } from './platform/jobs/jobs.ts';
import { createReaper, type Reaper } from './platform/jobs/work/reaper.ts';
import { endWithin } from './platform/end-within.ts';
import { createMailer } from './platform/email/mailer.ts';
import { isLoopbackUrl } from './platform/http/loopback.ts';
import type { Log } from './platform/log/log.ts';
import { createMetrics } from './platform/metrics/metrics.ts';
import { createChangeFeed } from './live/change-feed.ts';
import { storedWebhookSecrets } from './notify/stored-webhook-secrets.ts';
import { createAlerting } from './notify/alerting.ts';
import { wireOutbox } from './notify/outbox/wire-outbox.ts';
import type { PeopleContext } from './people/people-context.ts';
import { eraseAnswers } from './web/erase-answers.ts';
import { wirePeople } from './people/wire-people.ts';
import { cancelRewardsOfLeads } from './rewards/cancel-rewards.ts';
import { createRewards } from './rewards/create-rewards.ts';
import { reviveRewards } from './rewards/revive-rewards.ts';
import { mailResetLink, mailResetLinkJob } from './team/mail-reset-link.ts';
import { forgetSignIns, forgetSignInsJob } from './team/forget-sign-ins.ts';
import { announceSetupCode } from './team/setup-code.ts';
import { createSignIn } from './team/sign-in.ts';
import { storedSecondFactors } from './team/stored-second-factors.ts';
import { callerOf } from './web/callers.ts';
import { addresses } from './web/addresses.ts';
import { forgetAnswers, forgetAnswersJob } from './web/idempotency.ts';
import { createBodyTimer } from './web/body-time.ts';
import { createOwnNames } from './web/own-names.ts';
import { createOpenConnections } from './web/open-connections.ts';
import { buildServer } from './web/server.ts';
import { storedAnswers } from './web/stored-answers.ts';
import type { WebContext } from './web/web-context.ts';

/** What a process does: answer requests, work on jobs, or both. */
export type Roles = { serve: boolean; work: boolean };

export type App = {
  server: FastifyInstance;
  db: Database;
  context: WebContext;
  /** Begins its roles; resolves once it listens. */
  start(): Promise<void>;
  /** Ends requests and jobs in progress, then all connections; in twelve seconds, whatever is open. Harmless when called twice. */
  stop(): Promise<void>;
};

/** The one place that builds every part and connects events to what follows from them. */
export async function createApp(options: {
  settings: Settings;
  secrets: Secrets;
  /** a migrated database */
  connectionString: string;
  /** how its sessions behave; as PostgreSQL's own unless given */
  sessions?: Sessions;
  /** where NOTIFY is heard, unless it is there; null for nowhere */
  listenAt?: string | null;
  clock: Clock;
  log: Log;
  roles: Roles;
}): Promise<App> {
  const { settings, secrets, connectionString, clock, log, roles } = options;
  const warn = (sentence: string): void => log.warn(sentence);
  const shares = shareConnections(settings.databaseConnections);
  const db = openDatabase(connectionString, {
    log: warn,
    poolSize: shares.pages,
    workPoolSize: shares.work,
    sessions: options.sessions ?? ownSessions,
  });
  const listener = createListener(options.listenAt === undefined ? connectionString : options.listenAt, {
    db,
    log: warn,
  });
  const jobs = createJobs(connectionString, log, shares.queue, listener);
  const reaper = createReaper({ db, clock, jobs });
  const locks = createLocks(connectionString, { db, log: warn });
  const history = createHistory(clock);
  const changes = createChangeFeed(listener);
  const { masterKey, olderKeys = [] } = secrets;
  const secretBox = createSecretBox(masterKey, olderKeys);
  const signIn = createSignIn({
    connectionString,
    publicUrl: settings.publicUrl,
    masterKey,
    olderKeys,
    poolSize: shares.signIn,
    sessions: settings.sessions,
  });
  const erasedHashes = [masterKey, ...olderKeys].map((key) => createKeyedHash(key, 'erased-address'));
  const core = { erasedHashes, db, clock, history, log, jobs, reaper, locks, settings, secretBox };
  const hosts = hostsFrom(settings);
  const recipients = createRecipients(core);
  const intercom = { apps: createAppLookup(core), signals: createSignals(core), recipients, hosts };
  const crm = createCrm(core, intercom);

  history.on('lead.qualified', (trx, events) => reviveRewards(core, trx, events));
  history.on('lead.qualified', (trx, events) => createRewards(core, trx, events));
  history.on('lead.unqualified', (trx, events) => cancelRewardsOfLeads(core, trx, events));
  wireIntegration(crm);
  wireImports(crm);
  wireOutbox(crm);
  const recipientHash = createKeyedHash(masterKey, 'mail-recipient');
  const people: PeopleContext = {
    ...crm,
    recipientHash,
    eraseAnswers: (trx, workspaceId, texts) => eraseAnswers(secretBox, trx, workspaceId, texts),
  };
  wirePeople(people);
  keepSecretsCurrent(core, [
    storedTokens(db),
    storedAppSecrets(db),
    storedWebhookSecrets(db),
    storedSecondFactors(db, signIn.auth),
    storedAnswers(db),
  ]);
  jobs.handle(forgetAnswersJob, () => forgetAnswers(core));
  jobs.schedule(forgetAnswersJob, '17 3 * * *');
  jobs.handle(forgetCallersJob, () => forgetCallers(core));
  jobs.schedule(forgetCallersJob, '23 3 * * *');
  jobs.handle(forgetSignInsJob, () => forgetSignIns({ ...core, auth: signIn.auth }));
  jobs.schedule(forgetSignInsJob, '38 * * * *');
  const linkOf = (secret: string): string => settings.publicUrl + addresses.newPassword(secret);
  const resets = { ...core, auth: signIn.auth, mailer: crm.alerting.mailer, linkOf };
  jobs.handle(mailResetLinkJob, async (asked) => {
    for (const { userId } of asked) await mailResetLink(resets, userId);
  });
  jobs.handle(rollUpVisitsJob, () => rollUpVisits({ ...core, retention: settings.retention }));
  jobs.schedule(rollUpVisitsJob, '32 3 * * *');

  const context: WebContext = {
    ...core,
    crm,
    intake: createNotificationIntake(crm),
    recipients,
    intercom,
    changes,
    callerOf,
    bodyTimer: createBodyTimer(),
    ownNames: createOwnNames(settings),
    proxies: { untrustedSeen: false },
    connections: createOpenConnections(),
    metrics: settings.metricsToken === null ? null : createMetrics(),
    auth: signIn.auth,
    attributionSigner: createSigner(masterKey, 'attribution', olderKeys),
    joinedSigner: createSigner(masterKey, 'joined-browser', olderKeys),
    mailedLinkSigner: createSigner(masterKey, 'mailed-link', olderKeys),
    recipientHash,
    people,
    callerSigner: createSigner(masterKey, 'caller'),
    deviceSigner: createSigner(masterKey, 'known-device', olderKeys),
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
      // a process that only works, without an address in its settings, goes by what the others noted
      if (roles.serve || !isLoopbackUrl(settings.publicUrl)) await holdAfterMove(crm);
      if (roles.work) await jobs.startWorking();
      if (roles.serve) {
        await changes.start();
        await announceSetupCode(core, settings);
        await server.listen({ port: settings.port, host: settings.host });
      }
    },
    stop() {
      stopping ??= (async () => {
        const beganAt = performance.now();
        // told at once, so that long work comes to its end while requests do
        jobs.stopTaking();
        const left = await context.connections.end(requestPatienceMs);
        await end(left, 'the web server', server.close());
        const jobPatienceMs = Math.max(1_000, jobsEndMs - (performance.now() - beganAt));
        const stoppingJobs = jobs.stop(jobPatienceMs).then((queues) => left.push(...queues));
        await end(left, 'the job queue', stoppingJobs, jobPatienceMs + closeMs);
        await Promise.all([
          end(left, 'the change feed', listener.stop()),
          end(left, 'sign-in', signIn.close()),
          end(left, 'locks', locks.close()),
          end(left, 'the count of calls', crm.budgets.close()),
        ]);
        await end(left, 'the database', closeDatabase(db));
        if (left.length > 0) log.warn({ left }, 'stopped before this had ended');
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
  erasedHashes: readonly KeyedHash[];
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

/** How long a stop waits for requests in progress, since when for jobs at most, and for each thing to close. */
const requestPatienceMs = 8_000;
const jobsEndMs = 9_000;
const closeMs = 750;

/** @param left gets the name of what did not end in time */
async function end(left: string[], name: string, work: Promise<unknown>, limitMs = closeMs): Promise<void> {
  if (!(await endWithin(limitMs, work))) left.push(name);
}
