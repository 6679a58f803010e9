import type { Finding } from './main.ts';
import { againstLimit, measureStretch, startCrowd, type Crowd } from './support/crowd.ts';
import { saveLeadsTab } from './support/leads-tab.ts';

const leads = 5_000;
/** Creating the contact, its tag, its data event. */
const callsForLead = 3;

type Run = { id: string; state: string; progress: { total: number; done: number; failed: number } };

/** The cost of sending alone. */
export const measureBackFill = (): Promise<Finding> => backFill('back-fill', false);

/** The same under the limit that Intercom has. */
export const measureBackFillLimited = (): Promise<Finding> => backFill('back-fill-limited', true);

/** Sends 5,000 leads who joined before sending was set up, each marked with a tag and a data event. */
async function backFill(measurement: string, limited: boolean): Promise<Finding> {
  const crowd = await startCrowd(0, limited);
  await adoptLeads(crowd);
  await saveLeadsTab(crowd, { mark: { tag: 'Referred', note: false, company: false }, events: true });
  let run: Run | null = null;
  const stretch = await measureStretch(
    crowd,
    async () => {
      const begun = { kind: 'back_fill', campaign_id: crowd.campaignId, tab: 'leads' };
      run = await crowd.api<Run>('POST', '/bulk-operations', begun);
    },
    async () => {
      run = await crowd.api<Run>('GET', `/bulk-operations/${run!.id}`);
      return run.state === 'Done' && !(await isSending(crowd));
    },
  );
  const { progress } = run!;
  const { total_count: inIntercom } = await crowd.intercom<{ total_count: number }>('GET', '/contacts?per_page=1');
  return {
    measurement,
    ok: progress.done === leads && progress.failed === 0 && inIntercom === leads,
    leads,
    sent: progress.done,
    failed: progress.failed,
    contacts_in_intercom: inIntercom,
    leads_per_second: Math.round(leads / stretch.seconds),
    calls_per_lead: Number((stretch.calls / leads).toFixed(1)),
    ...stretch,
    ...(limited && againstLimit(stretch, leads * callsForLead)),
  };
}

/** Data events follow each lead by themselves. */
async function isSending(crowd: Crowd): Promise<boolean> {
  const [row] = await crowd.query<{ open: boolean }>(
    `select exists (select from goodword.deliveries where state in ('Planned', 'Sending', 'Waiting')) as open`,
  );
  return row?.open !== false;
}

/** Rows go straight into the database: the cost of joining is measured elsewhere. */
async function adoptLeads(crowd: Crowd): Promise<void> {
  await crowd.query(
    `insert into goodword.leads (workspace_id, lead_id, campaign_id, referrer_id, link_id, email, email_key, first_name, source,
       state, joined_at, state_changed_at)
     select r.workspace_id, gen_random_uuid(), r.campaign_id, r.referrer_id, l.link_id, 'lead' || n || '@example.com',
       'lead' || n || '@example.com', 'Lea', 'API', 'Pending', now() - interval '1 day', now() - interval '1 day'
     from (select * from goodword.referrers limit 1) r join goodword.links l using (workspace_id, referrer_id),
       generate_series(1, $1::int) n`,
    [leads],
  );
  await crowd.query('analyze goodword.leads');
}
