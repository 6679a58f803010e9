import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Finding } from './main.ts';
import { startConnectedGoodword, type ConnectedGoodword } from './support/connected-goodword.ts';
import { saveLeadsTab } from './support/leads-tab.ts';
import { median, percentile, twoDigits } from './support/numbers.ts';
import { until } from './support/until.ts';

const changes = 200;
const attribute = 'Signed up';
/** A qualification that takes longer has failed. */
const longestMs = 10_000;
const lookEveryMs = 5;

type Lead = { id: string; state: string };
type Delivery = { subject_id: string; state: string; contact_id: string | null };

/**
 * From the change of an attribute in (the practice) Intercom to the moment when the API shows the lead as Qualified:
 * Intercom's own work, its webhook, the job, reading the contact, the decision and the reward are all within. One change
 * after the other, on an otherwise idle server.
 */
export async function measureQualification(): Promise<Finding> {
  const goodword = await startConnectedGoodword();
  const contacts = await sendLeads(goodword);
  const times: number[] = [];
  for (const [leadId, contactId] of contacts) {
    const since = performance.now();
    await goodword.intercom('PUT', `/contacts/${contactId}`, { custom_attributes: { [attribute]: 'Yes' } });
    await qualified(goodword, leadId, since);
    times.push(performance.now() - since);
  }
  const { items } = await goodword.api<{ items: Lead[] }>('GET', '/leads?state=Qualified&limit=100');
  return {
    measurement: 'qualification',
    ok: times.length === changes && items.length === Math.min(100, changes),
    changes: times.length,
    median_ms: twoDigits(median(times)),
    p99_ms: twoDigits(percentile(times, 0.99)),
    longest_ms: twoDigits(Math.max(...times)),
  };
}

/** Asks every few milliseconds: the stream tells screens of several changes at once, which is longer than this takes. */
async function qualified({ api }: ConnectedGoodword, leadId: string, since: number): Promise<void> {
  while (performance.now() - since < longestMs) {
    if ((await api<Lead>('GET', `/leads/${leadId}`)).state === 'Qualified') return;
    await sleep(lookEveryMs);
  }
  throw new Error(`A lead did not qualify within ${longestMs} ms.`);
}

/** Lets people join whose qualification hangs on an attribute. @returns lead ids with the ids of their contacts */
async function sendLeads(goodword: ConnectedGoodword): Promise<Map<string, string>> {
  const { api, campaignId } = goodword;
  await saveLeadsTab(goodword, {
    qualification: { method: 'attribute', property: `custom_attributes.${attribute}`, target: 'Yes' },
  });
  // so many leads of one referrer would go On hold
  await api('PATCH', `/campaigns/${campaignId}`, { leads_per_day: null });
  const { items: referrers } = await api<{ items: { code: string }[] }>('GET', `/referrers?campaign_id=${campaignId}`);
  const leads: Lead[] = [];
  for (let number = 1; number <= changes; number += 1) {
    const lead = {
      campaign_id: campaignId,
      referral_code: referrers[0]?.code,
      email: `lead-${number}@example.com`,
      first_name: 'Lea',
    };
    leads.push(await api<Lead>('POST', '/leads', lead));
  }
  const contacts = new Map<string, string>();
  for (const { id } of leads) contacts.set(id, await contactOf(api, id));
  return contacts;
}

function contactOf(api: ConnectedGoodword['api'], leadId: string): Promise<string> {
  return until(async () => {
    const { items } = await api<{ items: Delivery[] }>('GET', `/deliveries?subject_id=${leadId}`);
    return items[0]?.state === 'Sent' && items[0].contact_id;
  }, 'a lead is sent to Intercom');
}
