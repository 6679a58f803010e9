import type { Database } from '../database/database.ts';
import {
  countOpenProposals,
  selectErasesDeleted,
  selectOpenProposals,
  type ProposalWithPerson,
} from './proposal-store.ts';

/** What is decided at once, and shown. */
const mostShown = 100;

export type OpenProposals = { items: ProposalWithPerson[]; count: number; erasesDeleted: boolean };

/** The people whose contact was deleted in the CRM, those who wait longest first; and whether Goodword erases by itself. */
export async function findOpenProposals(db: Database, workspaceId: string): Promise<OpenProposals> {
  return {
    items: await selectOpenProposals(db, workspaceId, mostShown),
    count: await countOpenProposals(db, workspaceId),
    erasesDeleted: await selectErasesDeleted(db, workspaceId),
  };
}
