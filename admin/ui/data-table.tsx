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
  /** Opens a row; the first column should hold a link or button that does the same from the keyboard. */
  onOpen?: (row: Row) => void;
  /** Of the table, in pixels; in a narrower place it is scrolled. */
  minWidth?: number;
}

/** Rows as a table; on a phone, where columns would not fit, as one card per row. */
export function DataTable<Row extends { id: string }>(props: DataTableProps<Row>) {
  return useIsPhone() ? <Cards {...props} /> : <WideTable {...props} />;
}

function WideTable<Row extends { id: string }>({ label, columns, rows, onOpen, minWidth = 760 }: DataTableProps<Row>) {
  return (
    <Card padding={0}>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}>
        <Table
          aria-label={label}
          verticalSpacing="sm"
          horizontalSpacing="md"
          highlightOnHover={onOpen !== undefined}
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
              <Table.Tr key={row.id} onClick={opens(row, onOpen)} {...(onOpen && { className: classes.clickable })}>
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

function Cards<Row extends { id: string }>({ label, columns, rows, onOpen }: DataTableProps<Row>) {
  return (
    <Stack component="ul" aria-label={label} gap="sm" p={0} m={0} className={classes.plainList}>
      {rows.map((row) => (
        <Card component="li" key={row.id} padding="md" onClick={opens(row, onOpen)}>
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

/** A click anywhere on the row opens it, except on something in the row that has a click of its own. */
function opens<Row>(row: Row, onOpen: ((row: Row) => void) | undefined) {
  return (event: MouseEvent) => {
    const isOwnControl = event.target instanceof Element && event.target.closest('a, button, input') !== null;
    if (!isOwnControl) onOpen?.(row);
  };
}
