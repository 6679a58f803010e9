import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { attach, type Harness } from '../../sandbox/testing/harness.ts';
import { startRecordedSandbox } from '../../sandbox/testing/recorded-sandbox.ts';
import { topics } from '../support/connected-goodword.ts';
import { createBlankDatabase, type TestDatabase } from '../support/database.ts';
import { startGoodword, type Goodword } from '../support/goodword.ts';
import { runStatements } from '../support/test-server.ts';

/** What `fixture.json` holds: the settings of that installation, and what people got from it. */
export type Fixture = {
  made_at: string;
  settings: { GOODWORD_SECRET: string; INTERCOM_CLIENT_ID: string; INTERCOM_CLIENT_SECRET: string };
  workspace_id: string;
  cookie: string;
  campaign_id: string;
  referral_code: string;
  api_key: string;
  referral_cookie: string;
  invitation: string;
  joined_page: string;
  connection_ids: string[];
  import_ids: string[];
  run_ids: string[];
};

const folderOf = (version: string) => join(import.meta.dirname, 'fixtures', version);
const unpacked = (version: string, file: string) => gunzipSync(readFileSync(join(folderOf(version), `${file}.gz`)));

export const readFixture = (version: string): Fixture =>
  JSON.parse(readFileSync(join(folderOf(version), 'fixture.json'), 'utf8')) as Fixture;

/** The database of that version, before any migration of today. */
export async function restoreDatabase(version: string): Promise<TestDatabase> {
  const database = await createBlankDatabase();
  await runStatements(database.connectionString, [unpacked(version, 'database.sql').toString('utf8')]);
  return database;
}

/** The practice Intercom as that version left it. */
async function restoreIntercom(version: string): Promise<Harness> {
  const folder = mkdtempSync(join(tmpdir(), 'goodword-upgrade-'));
  const file = join(folder, 'practice-intercom.json');
  for (const name of ['practice-intercom.json', 'practice-intercom.json.contacts']) {
    writeFileSync(join(folder, name), unpacked(version, name));
  }
  const sandbox = await startRecordedSandbox({ file, settings: { indexLagMs: 0, webhookRetryMs: 200 } });
  const harness = await attach(sandbox);
  const close = async (): Promise<void> => {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  };
  return { ...harness, close };
}

/** Today's Goodword on a migrated database of that version, beside its practice Intercom. */
export async function startUpgraded(
  version: string,
  database: TestDatabase,
): Promise<{ goodword: Goodword; intercom: Harness }> {
  const { settings } = readFixture(version);
  const intercom = await restoreIntercom(version);
  const goodword = await startGoodword({
    database,
    blank: true,
    masterKey: settings.GOODWORD_SECRET,
    intercom: {
      url: intercom.url,
      clientId: settings.INTERCOM_CLIENT_ID,
      clientSecret: settings.INTERCOM_CLIENT_SECRET,
    },
  });
  await intercom.control('DELETE', 'faults');
  await intercom.control('POST', `apps/${settings.INTERCOM_CLIENT_ID}`, {
    redirect_uris: [`${goodword.url}/oauth/intercom/callback`],
    webhook_url: `${goodword.url}/hooks/intercom`,
    topics,
  });
  return { goodword, intercom };
}
