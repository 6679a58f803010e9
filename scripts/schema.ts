// `npm run schema`: writes schema.sql and the types of our tables, both of a freshly migrated database. Run it after adding
// a migration.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate } from '../src/database/migrate.ts';
import { runStatements, startTestServer, uniqueName, withDatabase } from '../test/support/test-server.ts';
import { describeSchema } from './schema/describe-schema.ts';
import { generateTables } from './schema/generate-tables.ts';

const server = await startTestServer();
const name = uniqueName('goodword_schema');
try {
  await runStatements(server.connectionString, [`create database ${name}`]);
  const database = withDatabase(server.connectionString, name);
  await migrate(database, () => {});
  await writeFile(join(import.meta.dirname, '../schema.sql'), await describeSchema(database));
  await writeFile(join(import.meta.dirname, '../src/database/tables.d.ts'), await generateTables(database));
  console.log('Wrote schema.sql and src/database/tables.d.ts.');
} finally {
  await runStatements(server.connectionString, [`drop database if exists ${name}`]);
  await server.stop();
}
