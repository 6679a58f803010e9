import { sql, type AliasedRawBuilder, type Expression, type RawBuilder } from 'kysely';

/** Which way a list runs. */
export const orders = ['asc', 'desc'] as const;
export type Order = (typeof orders)[number];

/** By what a list is sorted; without one it runs by ids, newest first. */
export type Sort<Key extends string> = { sort?: Key | undefined; order?: Order | undefined };

/** The values by which a list is sorted; its id decides among equals, so that no row is shown twice or left out. */
export type SortValues = readonly RawBuilder<unknown>[];

/** What comes after a row. @param last one row with the same values of it */
export const comesAfter = (order: Order, values: SortValues, last: Expression<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(values)}) ${order === 'asc' ? sql`>` : sql`<`} (${last})`;

/** The values of the row that ended the last page, for comesAfter. */
export const lastValues = (values: SortValues): AliasedRawBuilder<unknown, 'last'> => sql.join(values).as('last');

/** What a name is sorted by, as it is shown: without one, by the address. */
export const nameToSort = (table: string): RawBuilder<string> => {
  const [first, last, email] = ['first_name', 'last_name', 'email'].map((column) => sql.ref(`${table}.${column}`));
  return sql<string>`lower(coalesce(nullif(trim(${first} || ' ' || ${last}), ''), ${email}))`;
};
