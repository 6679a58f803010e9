// `npm run schema`: writes schema.sql, the form of a freshly migrated database. Run it after adding a migration.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate } from '../src/database/migrate.ts';
import { runStatements, startTestServer, uniqueName, withDatabase } from '../test/support/test-server.ts';
import { describeSchema } from './schema/describe-schema.ts';

const server = await startTestServer();
const name = uniqueName('goodword_schema');
try {
  await runStatements(server.connectionString, [`create database ${name}`]);
  const database = withDatabase(server.connectionString, name);
  await migrate(database, () => {});
  await writeFile(join(import.meta.dirname, '../schema.sql'), await describeSchema(database));
  console.log('Wrote schema.sql.');
} finally {
  await runStatements(server.connectionString, [`drop database if exists ${name}`]);
  await server.stop();
}
