import type { Finding } from './main.ts';
import { againstLimit, measureStretch, startCrowd, type Crowd } from './support/crowd.ts';

const contacts = 100_000;
/** As many as Intercom gives at once. */
const pageSize = 150;
const attribute = 'bench_link';
const link = `custom_attributes.${attribute}`;

type Import = {
  id: string;
  state: string;
  message: string | null;
  progress: { done: number };
  counts: { enrolled: number; skip: number; exclude: number };
};

/** What reading, enrolling and writing the links back cost by themselves. */
export const measureImport = (): Promise<Finding> => importEveryone('import', false);

/** The same as it is for users: Intercom allows ten thousand calls a minute, and each link costs one. */
export const measureImportLimited = (): Promise<Finding> => importEveryone('import-limited', true);

/**
 * From `Start Sync` until all of 100,000 contacts are enrolled and the link of each referrer is written to their contact
 * in Intercom.
 */
async function importEveryone(measurement: string, limited: boolean): Promise<Finding> {
  const crowd = await startCrowd(contacts, limited);
  await crowd.intercom('POST', '/data_attributes', { name: attribute, model: 'contact', data_type: 'string' });
  const dryRun = await makeDryRun(crowd);
  let enrolledAfter = 0;
  const since = performance.now();
  const stretch = await measureStretch(
    crowd,
    () => crowd.api('POST', `/imports/${dryRun.id}/start`),
    async () => {
      if (enrolledAfter === 0 && (await find(crowd, dryRun.id)).state === 'Done')
        enrolledAfter = (performance.now() - since) / 1000;
      return enrolledAfter > 0 && !(await isWriting(crowd));
    },
  );
  const done = await find(crowd, dryRun.id);
  const leftOut = done.counts.skip + done.counts.exclude;
  const written = await countWritten(crowd);
  return {
    measurement,
    ok: done.progress.done >= contacts && written === done.counts.enrolled,
    contacts: done.progress.done,
    enrolled: done.counts.enrolled,
    left_out: leftOut,
    written_back: written,
    enrolled_after_seconds: Math.round(enrolledAfter),
    contacts_per_second: Math.round(done.progress.done / stretch.seconds),
    ...stretch,
    ...(limited && againstLimit(stretch, Math.ceil(done.progress.done / pageSize) + written)),
  };
}

const find = ({ api }: Crowd, id: string) => api<Import>('GET', `/imports/${id}`);

async function makeDryRun(crowd: Crowd): Promise<Import> {
  const fields = { referral_link: link, referrals_count: null, converted_referrals_count: null };
  const body = { campaign_id: crowd.campaignId, source: 'intercom', return_fields: fields };
  const { id } = await crowd.api<Import>('POST', '/imports', body);
  await crowd.api('POST', `/imports/${id}/dry-run`);
  for (;;) {
    const current = await find(crowd, id);
    if (current.state === 'Ready') return current;
    if (current.state === 'Failed') throw new Error(`The dry run failed: ${current.message ?? ''}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Links that still have to be written. */
async function isWriting(crowd: Crowd): Promise<boolean> {
  const [row] = await crowd.query<{ open: boolean }>(
    `select exists (select from goodword.stale_referrers) or exists (
       select from goodword.deliveries where kind = 'return_fields' and state in ('Planned', 'Sending', 'Waiting')) as open`,
  );
  return row?.open !== false;
}

/** Asked of the practice Intercom, not of ourselves. */
async function countWritten(crowd: Crowd): Promise<number> {
  const body = { query: { field: link, operator: '!=', value: null }, pagination: { per_page: 1 } };
  return (await crowd.intercom<{ total_count: number }>('POST', '/contacts/search', body)).total_count;
}
