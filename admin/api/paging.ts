import { infiniteQueryOptions } from '@tanstack/react-query';

type Page<Row> = { items: Row[]; next_cursor: string | null };

/**
 * A list read page after page.
 * @param fetchPage reads the page that begins at the cursor; no cursor means the first page.
 */
export function pagedQuery<Row>(queryKey: string[], fetchPage: (cursor: string | undefined) => Promise<Page<Row>>) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<Row>) => page.next_cursor ?? undefined,
  });
}
