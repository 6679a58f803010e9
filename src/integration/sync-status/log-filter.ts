import type { PageRequest } from '../../database/page.ts';
import type { Delivery } from '../outbound/delivery.ts';
import type { CallRecord } from '../provider/crm-provider.ts';

/** What part of the log is wanted; everything that is given holds. */
export type LogFilter = {
  campaignId?: string | undefined;
  state?: Delivery['state'] | undefined;
  kind?: Delivery['kind'] | undefined;
  subject?: Delivery['subject'] | undefined;
  /** the action that is needed: none (retried automatically), connect again, correct data */
  failure?: NonNullable<Delivery['failure']> | undefined;
  /** sent, but for something that the CRM refused */
  leftOut?: boolean | undefined;
  operationId?: string | undefined;
  subjectId?: string | undefined;
  /** planned at that time or later, and before that time */
  from?: Date | undefined;
  to?: Date | undefined;
  /** name or e-mail of the person */
  search?: string | undefined;
  /** whose id was searched for */
  contactId?: string | undefined;
};

export type LogRequest = LogFilter & PageRequest;

/** A delivery beside the person it is about. */
export type LoggedDelivery = Delivery & {
  person_email: string;
  person_first_name: string;
  person_last_name: string;
  /** the state of the delivery that undoes it; null when there is none */
  undo_state: Delivery['state'] | null;
  /** whether a later delivery is writing the same return fields */
  has_open_return: boolean;
};

export type LoggedAttempt = {
  attempt: number;
  started_at: Date;
  finished_at: Date | null;
  outcome: string | null;
  /** null: removed because of their age */
  calls: CallRecord[] | null;
};
