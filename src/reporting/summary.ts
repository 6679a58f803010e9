import { sql } from 'kysely';
import type { Database } from '../database/database.ts';

/** Money of one currency, in its minor units. Currencies are never added up. */
export type MoneyPerCurrency = { minor: number; currency: string };

export type Summary = {
  enrolments: number;
  referredLeads: number;
  qualifiedLeads: number;
  /** of the referred leads, those that wait for a person to judge them */
  heldLeads: number;
  /** qualified ÷ total leads, or null while there are none */
  conversionRate: number | null;
  issuedRewards: { count: number; money: MoneyPerCurrency[] };
  dueRewards: { count: number; money: MoneyPerCurrency[] };
  linkVisits: number;
};

/** The numbers of one campaign, or of the whole workspace when none is named. */
export async function summarise(db: Database, workspaceId: string, campaignId?: string): Promise<Summary> {
  const ofCampaign = campaignId === undefined ? sql`` : sql`and campaign_id = ${campaignId}`;
  const where = sql`where workspace_id = ${workspaceId} ${ofCampaign}`;
  const [counts, rewards] = await Promise.all([
    sql<{ enrolments: number; leads: number; qualified: number; held: number; visits: number }>`select
        (select count(*) from goodword.referrers ${where}) as enrolments,
        (select count(*) from goodword.leads ${where}) as leads,
        (select count(*) from goodword.leads ${where} and state = 'Qualified') as qualified,
        (select count(*) from goodword.leads ${where} and state = 'On hold') as held,
        (select count(*) from goodword.link_visits ${where})
          + (select coalesce(sum(visits), 0)::bigint from goodword.link_visit_days ${where}) as visits`.execute(db),
    sql<{ state: 'Due' | 'Issued'; currency: string; count: number; minor: number }>`
      select state, currency, count(*) as count, sum(amount_minor)::bigint as minor
      from goodword.rewards ${where} and state in ('Due', 'Issued')
      group by state, currency order by currency`.execute(db),
  ]);
  const { enrolments, leads, qualified, held, visits } = counts.rows[0]!;
  const rewardsIn = (state: string) => {
    const rows = rewards.rows.filter((row) => row.state === state);
    return {
      count: rows.reduce((sum, row) => sum + row.count, 0),
      money: rows.map(({ minor, currency }) => ({ minor, currency })),
    };
  };
  return {
    enrolments,
    referredLeads: leads,
    qualifiedLeads: qualified,
    heldLeads: held,
    conversionRate: leads === 0 ? null : qualified / leads,
    issuedRewards: rewardsIn('Issued'),
    dueRewards: rewardsIn('Due'),
    linkVisits: visits,
  };
}
