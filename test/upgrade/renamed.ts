/** Where the tables of older versions are now: `schema.table` then and today. */
const tables: Record<string, string> = {
  'public.crm_gaps': 'goodword.outage_reports',
  'public.crm_sweeps': 'goodword.change_polling',
  'public.crm_runs': 'goodword.bulk_operations',
  'public.return_field_marks': 'goodword.stale_referrers',
};

/** Columns that are gone or say the same by another name, with the reason. */
const dropped: Record<string, readonly string[]> = {
  // states and policies have plain names; that it is finished as it was begun is tested apart
  'public.imports': ['state', 'phase', 'settings'],
  // leases of work: who held one when the server was killed does not matter
  'public.crm_checks': ['claimed_until'],
  'public.crm_sweeps': ['claimed_until'],
  // teammates are named by id; that it is theirs is tested apart
  'public.alerts': ['recipient'],
  // keys have scopes; that older ones have the usual ones is tested apart
  'auth.apikey': ['permissions'],
};

/** Columns that have another name now: then → today. */
const renamedColumns: Record<string, Record<string, string>> = {
  'public.imports': { words: 'message', rehearsed_at: 'dry_run_at' },
  'public.crm_gaps': { gap_id: 'report_id' },
  'public.crm_runs': { run_id: 'operation_id', undone_run_id: 'undone_operation_id' },
  'public.deliveries': { run_id: 'operation_id' },
};

export const todaysColumn = (table: string, column: string): string => renamedColumns[table]?.[column] ?? column;

export const keptColumns = (table: string, columns: readonly string[]): string[] =>
  columns.filter((column) => !dropped[table]?.includes(column));

const todaysSchemas: Record<string, string> = { public: 'goodword', auth: 'goodword_sign_in', pgboss: 'goodword_jobs' };

export function todaysName(table: string): string {
  const [schema = '', name = ''] = table.split('.');
  return tables[table] ?? `${todaysSchemas[schema] ?? schema}.${name}`;
}

/** What the job library notes about itself while it runs. */
const passing = /^pgboss\.(instance|version|queue_stats|queue|warning)/;

/** Whether every row of an older table must be there after the upgrade. */
export const isKept = (table: string): boolean => !passing.test(table);
