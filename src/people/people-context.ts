import type { Transaction } from '../database/database.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { KeyedHash } from '../platform/crypto/keyed-hash.ts';

/** What the use cases of people need beside those of the CRM. */
export type PeopleContext = CrmContext & {
  /** of addresses that mails go to */
  recipientHash: KeyedHash;
  /** erases answers that are kept for repeated requests and contain one of the texts */
  eraseAnswers(trx: Transaction, workspaceId: string, texts: readonly string[]): Promise<void>;
};
