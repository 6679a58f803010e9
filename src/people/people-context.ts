import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { KeyedHash } from '../platform/crypto/keyed-hash.ts';

/** What the use cases of people need beside those of the CRM. */
export type PeopleContext = CrmContext & {
  /** of addresses that mails go to */
  recipientHash: KeyedHash;
};
