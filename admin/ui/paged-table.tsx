import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { type PagedPath, type Pages, type ParamsOf, type RowOf, rowsOf, usePages } from '../api/paging.ts';
import { DataTable, type DataTableProps } from './data-table.tsx';
import { Loaded } from './loaded.tsx';

interface Look<Row> extends Omit<DataTableProps<Row>, 'rows'> {
  /** What to say and offer when there is no row. */
  empty: ReactNode;
}

/** A list from the server, page after page, with its loading, empty and failed looks. */
export function PagedTable<Path extends PagedPath>({
  path,
  params,
  ...look
}: Look<RowOf<Path>> & { path: Path; params: ParamsOf<Path> }) {
  return <PagedRows pages={usePages(path, params)} {...look} />;
}

/** The same for pages that are read otherwise. */
export function PagedRows<Row extends { id: string }>({ pages, empty, ...look }: Look<Row> & { pages: Pages<Row> }) {
  return (
    <Loaded query={pages}>
      {(data) => {
        const rows = rowsOf(data);
        if (rows.length === 0) return empty;
        return (
          <>
            <DataTable rows={rows} {...look} />
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
