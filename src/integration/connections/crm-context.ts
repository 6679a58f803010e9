import type { AppContext } from '../../history/app-context.ts';
import type { Locks } from '../../database/locks.ts';
import type { KeyedHash } from '../../platform/crypto/keyed-hash.ts';
import type { SecretBox } from '../../platform/crypto/secret-box.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Reaper } from '../../platform/jobs/work/reaper.ts';
import type { Log } from '../../platform/log/log.ts';
import type { Alerting } from '../../notify/alerting.ts';
import type { AttributeCache } from './attribute-cache.ts';
import type { Connection } from './connection.ts';
import type { CrmTraits } from '../provider/capabilities.ts';
import type { CallBudgets } from '../provider/pacing/call-budgets.ts';
import type { Providers } from '../provider/providers.ts';

/** What the use cases of crm need; built once, in app.ts. */
export type CrmContext = AppContext & {
  jobs: Jobs;
  /** of long work: each module registers its own */
  reaper: Reaper;
  /** held while calls to the CRM are made */
  locks: Locks;
  secretBox: SecretBox;
  log: Log;
  /** Goodword's own address, for links that are written to the CRM */
  publicUrl: string;
  providers: Providers;
  budgets: CallBudgets;
  alerting: Alerting;
  attributes: AttributeCache;
  /** of addresses of people who were erased: by today's key, and by those before it */
  erasedHashes: readonly KeyedHash[];
  /** full names of the attributes that the settings over a connection use */
  wantedOf(connection: Connection, crm: CrmTraits): Promise<readonly string[]>;
  /** for how many days what was read and reported is kept */
  retention: { contactChangesDays: number; notificationsDays: number; attemptsDays: number; importRowsDays: number };
};
