import { CrmError, type FailureDetails } from '../../integration/provider/crm-error.ts';
import type { ErrorEntry } from './shapes.ts';

/** A call to Intercom that did not succeed, with the status and code that Intercom gave. */
export class IntercomError extends CrmError {
  override name = 'IntercomError';
  /** null without a response */
  readonly status: number | null;
  /** Intercom's own code, such as `parameter_invalid`; null when the answer had none */
  readonly code: string | null;
  /** Intercom's list of errors, as it came */
  readonly entries: readonly ErrorEntry[];

  constructor(
    answer: { status: number | null; code: string | null; entries?: readonly ErrorEntry[] },
    facts: FailureDetails,
    options?: ErrorOptions,
  ) {
    super(facts, options);
    this.status = answer.status;
    this.code = answer.code;
    this.entries = answer.entries ?? [];
  }
}

/** The contact lives on under another id (410 with a Link header, reference 4.5). */
export class ContactMerged extends IntercomError {
  override name = 'ContactMerged';
  readonly canonicalId: string;

  constructor(canonicalId: string, facts: FailureDetails) {
    super({ status: 410, code: 'contact_merged' }, facts);
    this.canonicalId = canonicalId;
  }
}

/** The person is there already (409); the contact's id is only in the text of the answer (reference 4.4). */
export class ContactExists extends IntercomError {
  override name = 'ContactExists';
  readonly contactId: string;
  readonly archived: boolean;

  constructor(existing: { contactId: string; archived: boolean }, facts: FailureDetails) {
    super({ status: 409, code: 'conflict' }, facts);
    this.contactId = existing.contactId;
    this.archived = existing.archived;
  }
}
