import type { Updateable } from 'kysely';
import type { Transaction } from '../../database/database.ts';
import type { Schema } from '../../database/tables.d.ts';
import type { Connection } from '../connections/connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import type { CallRecord, CrmClient } from '../provider/crm-provider.ts';
import type { Delivery } from './delivery.ts';

export type DeliveryKind = Delivery['kind'];
export type DeliveryChange = Updateable<Schema['deliveries']>;

/** What a kind of delivery gets when an attempt begins. */
export type Beginning = {
  /** locked until the transaction ends */
  delivery: Delivery;
  connection: Connection;
  /** when an attempt began that was interrupted in the one call that must not be repeated blindly; null when there is none */
  brokenAt: Date | null;
};

/** An attempt whose beginning is committed. */
export type StartedAttempt = {
  connection: Connection;
  /** in state Sending; `attempts` is the number of this one */
  delivery: Delivery;
  client: CrmClient;
  /** the calls made so far */
  calls: readonly CallRecord[];
};

/** What was done. */
export type Sent = {
  state: 'Sent' | 'Skipped';
  /** for the log and the timeline */
  message: string;
  contactId: string | null;
  /** what else is kept with the delivery */
  change?: DeliveryChange;
  /** more for the event in the history */
  evidence?: Record<string, unknown>;
  /** true for what says nothing in the story of a person */
  quiet?: boolean;
  /** what follows from it, in the transaction that notes it; the contact is locked */
  follow?: (trx: Transaction) => Promise<void>;
};

export type Preparation =
  | {
      does: 'send';
      /** kept with the delivery when the attempt begins */
      change: DeliveryChange;
      /** makes the calls; outside of any transaction. @throws CrmError */
      send: (attempt: StartedAttempt) => Promise<Sent>;
    }
  /** there is nothing to send any more */
  | { does: 'skip'; message: string }
  /** something else comes first */
  | { does: 'wait'; message: string; until: Date };

/**
 * One kind of delivery. It is asked in the transaction that begins an attempt, so that what is written follows the
 * facts and settings as they are then.
 */
export type Sender = (context: CrmContext, trx: Transaction, beginning: Beginning) => Promise<Preparation>;
