import { Button, Group } from '@mantine/core';
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { pagedQuery } from '../api/paging.ts';
import { DataTable, type Column } from './data-table.tsx';
import { Loaded } from './loaded.tsx';

interface PagedTableProps<Row> {
  label: string;
  query: ReturnType<typeof pagedQuery<Row>>;
  columns: ReadonlyArray<Column<Row>>;
  opensOnClick?: boolean;
  /** What to say and offer when there is no row. */
  empty: ReactNode;
}

/** A list from the server, page after page, with its loading, empty and failed looks. */
export function PagedTable<Row extends { id: string }>({
  label,
  query,
  columns,
  opensOnClick = false,
  empty,
}: PagedTableProps<Row>) {
  const pages = useInfiniteQuery(query);
  return (
    <Loaded query={pages}>
      {(data) => {
        const rows = rowsOf(data);
        if (rows.length === 0) return empty;
        return (
          <>
            <DataTable label={label} columns={columns} rows={rows} opensOnClick={opensOnClick} />
            {pages.hasNextPage ? (
              <Group justify="center">
                <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                  Show more
                </Button>
              </Group>
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}

function rowsOf<Row>(data: InfiniteData<{ items: Row[] }>): Row[] {
  return data.pages.flatMap((page) => page.items);
}
