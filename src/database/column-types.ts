import type { ColumnType } from 'kysely';

/** A jsonb column: read as T, written as its JSON text. */
export type JsonColumn<T> = ColumnType<T, string, string>;

/** Who or what caused a fact: a signed-in person, an API key, a visitor of a public page, the CRM or Goodword itself. */
export type Actor = { kind: 'user' | 'api_key' | 'visitor' | 'crm' | 'system'; id: string | null; name: string };
