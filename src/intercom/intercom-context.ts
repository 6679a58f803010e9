import type { Settings } from '../config/settings.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import { createAlerting } from '../notify/alerting.ts';
import { createAttributeCache } from '../integration/connections/attribute-cache.ts';
import { createCallBudgets } from '../integration/provider/pacing/call-budgets.ts';
import { createNotificationIntake, type NotificationIntake } from '../integration/inbound/notification-intake.ts';
import { wireCrm as wire } from '../integration/wire-integration.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Locks } from '../database/locks.ts';
import type { SecretBox } from '../platform/crypto/secret-box.ts';
import { createMailer } from '../platform/email/mailer.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Log } from '../platform/log/log.ts';
import { createAppLookup, type AppLookup } from './apps/app-lookup.ts';
import { createSignals, type Signals } from './apps/signals.ts';
import { hostsFrom, type HostsByKind } from './hosts.ts';
import { createIntercomProvider } from './provider.ts';

/** What the rest of Goodword has of Intercom. */
export type IntercomContext = {
  /** the apps of the Developer Hub */
  apps: AppLookup;
  /** what was seen of them */
  signals: Signals;
  hosts: HostsByKind;
  /** what the use cases of crm take */
  crm: CrmContext;
  intake: NotificationIntake;
};

type Core = AppContext & { log: Log; jobs: Jobs; locks: Locks; settings: Settings; secretBox: SecretBox };

/** A new contact may be missing from Intercom's search for minutes; 80 seconds were measured (reference 6.5). */
const indexLagMs = 3 * 60_000;

export function createIntercom(core: Core): IntercomContext {
  const { db, clock, history, log, jobs, locks, secretBox, settings } = core;
  const hosts = hostsFrom(settings);
  const budgets = createCallBudgets(core);
  const provider = createIntercomProvider(hosts, clock, budgets);
  return {
    apps: createAppLookup(core),
    signals: createSignals(core),
    hosts,
    crm: {
      db,
      clock,
      history,
      log,
      jobs,
      locks,
      secretBox,
      publicUrl: settings.publicUrl,
      retention: settings.retention,
      provider,
      budgets,
      alerting: createAlerting(settings.mail && createMailer(settings.mail), settings.publicUrl),
      attributes: createAttributeCache(clock),
      indexLagMs,
    },
    intake: createNotificationIntake({ db, clock, jobs, provider }),
  };
}

/** Registers reactions and job handlers; once, before the queue starts. */
export function wireCrm(_core: Core, intercom: IntercomContext): void {
  wire(intercom.crm);
}
