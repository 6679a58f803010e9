/** Where the tables of older versions are now: `schema.table` then and today. */
const tables: Record<string, string> = {};

const todaysSchemas: Record<string, string> = { public: 'goodword', auth: 'goodword_sign_in', pgboss: 'goodword_jobs' };

export function todaysName(table: string): string {
  const [schema = '', name = ''] = table.split('.');
  return tables[table] ?? `${todaysSchemas[schema] ?? schema}.${name}`;
}

/** What the job library notes about itself while it runs. */
const passing = /^pgboss\.(instance|version|queue_stats|queue|warning)/;

/** Whether every row of an older table must be there after the upgrade. */
export const isKept = (table: string): boolean => !passing.test(table);
