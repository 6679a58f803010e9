import type { Selectable } from 'kysely';
import type { Schema } from '../database/tables.d.ts';
import { defineMoves } from '../platform/moves.ts';

/** All states, that one included that nothing leads to yet: Expired. */
export const leadStates = ['Pending', 'On hold', 'Qualified', 'Not qualified', 'Expired'] as const;
export type LeadState = (typeof leadStates)[number];

export type Lead = Selectable<Schema['leads']>;

/** Where a lead came in, as shown to the team. */
export type LeadSource = 'Referral Link Page' | 'Added by team' | 'API';

/** A lead beside the referrer who keeps it. */
export type LeadWithReferrer = Lead & {
  referrer_first_name: string;
  referrer_last_name: string;
  referrer_email: string;
  code: string;
};

/** What follows from another address of a lead (change-lead.ts): no one does it by hand. */
export const leadHolds = defineMoves('lead', leadStates, {
  hold: { from: ['Pending'], to: 'On hold', done: 'put on hold' },
});

/** What a person or a rule can do with a lead. */
export const leadMoves = defineMoves('lead', leadStates, {
  // by a rule only what is Pending: see qualifyLeads
  qualify: { from: ['Pending', 'On hold', 'Not qualified'], to: 'Qualified', done: 'qualified' },
  release: { from: ['On hold'], to: 'Pending', done: 'released' },
  refuse: { from: ['On hold'], to: 'Not qualified', done: 'refused' },
  // its rewards follow by reaction to lead.unqualified; only a person qualifies it again
  unqualify: { from: ['Qualified'], to: 'Not qualified', done: 'unqualified' },
});
