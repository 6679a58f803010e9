import { sql } from 'kysely';
import type { Pair } from '../../support/connected-goodword.ts';
import type { RunningProcess } from '../../support/processes.ts';

/**
 * How far a lead came, what is claimed and what waits in the queue: what it takes to find out why nothing
 * happened. @param worker the process that was to do it; without one it was a worker of the test's own process
 */
export async function describeStandstill(pair: Pair, leadId: string, worker?: RunningProcess): Promise<string> {
  const { db } = pair.crm;
  const lead = await db.selectFrom('leads').select(['state', 'joined_at']).where('lead_id', '=', leadId).execute();
  const ofLead = db.selectFrom('deliveries').where('subject_id', '=', leadId);
  const deliveries = await ofLead.selectAll().execute();
  const attempts = await db
    .selectFrom('delivery_attempts')
    .select(['attempt', 'outcome', 'started_at', 'finished_at', 'calls'])
    .where('delivery_id', 'in', ofLead.select('delivery_id'))
    .execute();
  const notifications = await db
    .selectFrom('notifications')
    .select(['topic', 'attempts', 'outcome', 'next_attempt_at'])
    .where('handled_at', 'is', null)
    .execute();
  const { rows: jobs } = await sql`
    select name, state, start_after <= now() as due, count(*)::int as jobs, max(retry_count) as tries,
      min(created_on) as oldest, max(start_after) as latest_start
    from goodword_jobs.job where state < 'completed' group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  const facts = { now: new Date(), lead, deliveries, attempts, 'open notifications': notifications, 'open jobs': jobs };
  const lines = Object.entries(facts).map(([name, fact]) => `${name}: ${JSON.stringify(fact)}`);
  return [...lines, ...(worker ? [`the worker printed:\n${worker.output()}`] : [])].join('\n');
}
