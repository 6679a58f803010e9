import { Card, DataList, ScrollArea, Stack, Table } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import classes from './text.module.css';
import { Fact } from './fact.tsx';
import { useIsPhone } from './use-is-phone.ts';

export interface Column<Row> {
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'right';
}

interface DataTableProps<Row> {
  /** What the table holds, for people who do not see it. */
  label: string;
  columns: ReadonlyArray<Column<Row>>;
  rows: ReadonlyArray<Row>;
  /** A click anywhere on a row follows the first link in it, so that mouse and keyboard do the same. */
  opensOnClick?: boolean;
  /** Of the table, in pixels; in a narrower place it is scrolled. */
  minWidth?: number;
}

/** Rows as a table; on a phone, where columns would not fit, as one card per row. */
export function DataTable<Row extends { id: string }>(props: DataTableProps<Row>) {
  return useIsPhone() ? <Cards {...props} /> : <WideTable {...props} />;
}

function WideTable<Row extends { id: string }>({
  label,
  columns,
  rows,
  opensOnClick = false,
  minWidth = 760,
}: DataTableProps<Row>) {
  return (
    <Card padding={0}>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}>
        <Table
          aria-label={label}
          verticalSpacing="sm"
          horizontalSpacing="md"
          highlightOnHover={opensOnClick}
          miw={minWidth}
        >
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ header, align }) => (
                <Table.Th key={header} ta={align}>
                  {header}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id} {...(opensOnClick && { onClick: followFirstLink, className: classes.clickable })}>
                {columns.map(({ header, cell, align }) => (
                  <Table.Td key={header} ta={align}>
                    {cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Card>
  );
}

function Cards<Row extends { id: string }>({ label, columns, rows, opensOnClick = false }: DataTableProps<Row>) {
  return (
    <Stack component="ul" aria-label={label} gap="sm" p={0} m={0} className={classes.plainList}>
      {rows.map((row) => (
        <Card component="li" key={row.id} padding="md" {...(opensOnClick && { onClick: followFirstLink })}>
          <DataList labelWidth={96} gap={6}>
            {columns.map(({ header, cell }) => (
              <Fact key={header} label={header}>
                {cell(row)}
              </Fact>
            ))}
          </DataList>
        </Card>
      ))}
    </Stack>
  );
}

/** Follows the first link of the clicked row, unless the click was on a control of its own. */
function followFirstLink({ target, currentTarget }: MouseEvent): void {
  const isOwnControl = target instanceof Element && target.closest('a, button, input') !== null;
  if (!isOwnControl) currentTarget.querySelector('a')?.click();
}
