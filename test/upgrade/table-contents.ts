import pg from 'pg';

type Row = Record<string, unknown>;
export type Contents = Map<string, Row[]>;

/** Every row of every table of the given schemas, by `schema.table`; values as PostgreSQL's own JSON shows them. */
export async function readContents(connectionString: string, schemas: readonly string[]): Promise<Contents> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const tables = await client.query<{ schema: string; name: string }>(
      `select n.nspname as schema, c.relname as name
         from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where n.nspname = any ($1) and c.relkind = 'r' order by 1, 2`,
      [schemas],
    );
    const contents: Contents = new Map();
    for (const { schema, name } of tables.rows) {
      const table = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
      const { rows } = await client.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t`);
      contents.set(
        `${schema}.${name}`,
        rows.map(({ row }) => row),
      );
    }
    return contents;
  } finally {
    await client.end();
  }
}

/** The rows as texts that can be compared whatever their order, with these columns alone. */
export function asTexts(rows: readonly Row[], columns: readonly string[]): string[] {
  return rows.map((row) => JSON.stringify(columns.map((column) => row[column]))).toSorted();
}
