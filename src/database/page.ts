/** A page of a list: the rows, and where the next page starts (null at the end). */
export type Page<Row> = { items: Row[]; nextCursor: string | null };

/** What part of a list is wanted. Lists are ordered by UUIDv7, newest first; the cursor is the last id seen. */
export type PageRequest = { limit: number; cursor?: string | undefined };

/**
 * Cuts the page out of rows that were selected with one more than the limit.
 * @param idOf the id by which the list is ordered
 */
export function toPage<Row>(rows: Row[], limit: number, idOf: (row: Row) => string): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? idOf(last) : null };
}

/** As many rows as an export reads at once. */
const exportedAtOnce = 500;

/** Every page of a list, for exports. @param read reads one page */
export async function* walkPages<Row>(
  read: (page: PageRequest) => Promise<Page<Row>>,
): AsyncGenerator<Page<Row>, void> {
  let cursor: string | undefined;
  do {
    const page: Page<Row> = await read({ limit: exportedAtOnce, cursor });
    yield page;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** A pattern for ilike that finds the text anywhere; wildcards in it mean themselves. */
export function containsPattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
