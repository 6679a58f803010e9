import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { installJobs } from '../../src/platform/jobs/jobs.ts';
import { migrate } from '../../src/database/migrate.ts';
import { dropDatabases, runStatements, startTestServer, uniqueName, withDatabase } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a database on the test server from which others can be created; a secret of this run. */
    testServer: string;
    /** Name of the migrated database that each test file gets a copy of. */
    templateDatabase: string;
  }
}

/** Runs once before the test files of a project: starts the test server and prepares the template; the result cleans up after them. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  const template = uniqueName('goodword_test');
  await runStatements(server.connectionString, [`create database ${template}`]);
  await prepareTemplate(withDatabase(server.connectionString, template));
  project.provide('testServer', server.connectionString);
  project.provide('templateDatabase', template);
  // The test processes and their children inherit the names; see sandbox/testing/recorded-sandbox.ts, record-statements.ts.
  const exchanges = (process.env['SANDBOX_EXCHANGES'] ??= await mkdtemp(
    join(tmpdir(), 'practice-intercom-exchanges-'),
  ));
  const statements = (process.env['STATEMENTS'] ??= await mkdtemp(join(tmpdir(), 'goodword-statements-')));
  return async () => {
    await rm(exchanges, { recursive: true, force: true });
    await rm(statements, { recursive: true, force: true });
    // The copies' names begin with the template's: also those of test files that failed before they dropped theirs.
    await dropDatabases(server.connectionString, template);
    await server.stop();
  };
}

/** Makes the template what a started server would find: all tables of ours and of the job library. */
async function prepareTemplate(connectionString: string): Promise<void> {
  await migrate(connectionString, () => {});
  await installJobs(connectionString);
}
