/**
 * Who must act on a failed call to the CRM: no one (it is retried), a person who connects again, or a person who
 * corrects data or settings.
 */
export type Failure = 'retry_later' | 'reconnect' | 'fix_data';

/** Why a connection needs attention. The sentence for each is in connections/attention.ts. */
export const attentionCodes = [
  'token_revoked',
  'permission_missing',
  'plan_restricted',
  'uninstalled',
  'practice_gone',
  'secret_unreadable',
  'address_changed',
] as const;
export type AttentionCode = (typeof attentionCodes)[number];

/** What a failure means for the queue and for people. */
export type FailureDetails = {
  failure: Failure;
  /** one sentence for the screen; no secrets and no personal data */
  sentence: string;
  /** set when failure is reconnect */
  attention?: AttentionCode;
  /** not before this time, as the CRM said */
  retryAt?: Date;
  /** true when the CRM may have carried the request out although no usable answer came */
  outcomeUnknown?: boolean;
  /** true when it was one call too many, by the CRM's word or our own count: that is no failed try */
  rateLimited?: boolean;
  /** true when it was found before the CRM was asked for anything */
  failedBeforeCall?: boolean;
  /** the values of a write (full names) that the CRM names as the reason; empty where it is about values it does not name */
  refusedValues?: readonly string[];
};

/** A call to the CRM that did not succeed. */
export class CrmError extends Error {
  override name = 'CrmError';
  readonly failure: Failure;
  readonly attention: AttentionCode | null;
  readonly retryAt: Date | null;
  readonly outcomeUnknown: boolean;
  readonly rateLimited: boolean;
  readonly failedBeforeCall: boolean;
  /** null where it is not known to be about values */
  readonly refusedValues: readonly string[] | null;

  constructor(facts: FailureDetails, options?: ErrorOptions) {
    super(facts.sentence, options);
    this.failure = facts.failure;
    this.attention = facts.attention ?? null;
    this.retryAt = facts.retryAt ?? null;
    this.outcomeUnknown = facts.outcomeUnknown ?? false;
    this.rateLimited = facts.rateLimited ?? false;
    this.failedBeforeCall = facts.failedBeforeCall ?? false;
    this.refusedValues = facts.refusedValues ?? null;
  }
}

/** Whether the CRM refused what was asked, such as for a contact that is gone. */
export const isRefusal = (error: unknown): error is CrmError =>
  error instanceof CrmError && error.failure === 'fix_data';

/** Whether the connection is not allowed to make this call. */
export const isForbidden = (error: unknown): error is CrmError =>
  error instanceof CrmError && error.attention === 'permission_missing';

/** Whether it was one call too many, by the CRM's answer or our own count. */
export const isRateLimited = (error: unknown): error is CrmError => error instanceof CrmError && error.rateLimited;

/** A failed call as it is. @throws any other error */
export function asCrmError(error: unknown): CrmError {
  if (error instanceof CrmError) return error;
  throw error;
}
