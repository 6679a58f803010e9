import type { Transaction } from '../database/database.ts';
import { createLinks, type LinkOwner } from './create-links.ts';
import type { Link } from './link.ts';

/** Makes the one link and code of a referrer, inside the transaction that enrols them. */
export async function createLink(trx: Transaction, owner: LinkOwner): Promise<Link> {
  const link = (await createLinks(trx, [owner])).get(owner.referrerId);
  if (!link) throw new Error(`No link was made for referrer ${owner.referrerId}.`);
  return link;
}
