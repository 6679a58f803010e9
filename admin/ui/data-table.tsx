import { Box, Card, Checkbox, DataList, Group, ScrollArea, Stack, Table } from '@mantine/core';
import type { ChangeEvent, MouseEvent, ReactNode } from 'react';
import classes from './text.module.css';
import { Fact } from './fact.tsx';
import listClasses from './list/list.module.css';
import type { SortedColumn } from './list/list-rules.ts';
import { ariaSortOf, SortHeader } from './list/sort-header.tsx';
import type { Sorting } from './list/sorting.ts';
import { useDensity } from './list/use-density.ts';
import type { Selection } from './list/use-selection.ts';
import { useIsPhone } from './use-is-phone.ts';

export interface Column<Row> {
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'right';
  /** not among the facts of a card on a phone */
  isWideOnly?: boolean;
  /** by what the server sorts the list for this column */
  sort?: SortedColumn;
}

export interface DataTableProps<Row> {
  /** What the table holds, for people who do not see it. */
  label: string;
  /** On a phone the first one is the heading of a card. */
  columns: ReadonlyArray<Column<Row>>;
  rows: ReadonlyArray<Row>;
  /** A click anywhere on a row follows the first link in it, so that mouse and keyboard do the same. */
  opensOnClick?: boolean;
  /** Of the table, in pixels; in a narrower place it is scrolled. */
  minWidth?: number;
  /** How it is sorted, where headers can change that. */
  sorting?: Sorting | undefined;
  /** Which rows are selected, where they can be. */
  selection?: (Selection & { nameOf: (row: Row) => string }) | undefined;
}

/** Rows as a table; on a phone, where columns would not fit, as one card per row. */
export function DataTable<Row extends { id: string }>(props: DataTableProps<Row>) {
  return useIsPhone() ? <Cards {...props} /> : <WideTable {...props} />;
}

function WideTable<Row extends { id: string }>(props: DataTableProps<Row>) {
  const { label, columns, rows, opensOnClick = false, minWidth = 760, sorting, selection } = props;
  const [density] = useDensity();
  return (
    <Card padding={0} data-density={density}>
      <ScrollArea type="auto" offsetScrollbars="x" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}>
        <Table
          aria-label={label}
          verticalSpacing={density === 'compact' ? 4 : 'sm'}
          horizontalSpacing="md"
          highlightOnHover={opensOnClick}
          miw={minWidth}
        >
          <Table.Thead>
            <Table.Tr>
              {selection ? (
                <Table.Th w={1} pr={0}>
                  <SelectAll rows={rows} selection={selection} />
                </Table.Th>
              ) : null}
              {columns.map(({ header, align, sort }) => (
                <Table.Th key={header} ta={align} className={classes.noBreak} aria-sort={ariaSortOf(sort, sorting)}>
                  {sort && sorting ? (
                    <SortHeader header={header} column={sort} sorting={sorting} align={align} />
                  ) : (
                    header
                  )}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr
                key={row.id}
                className={rowClass(opensOnClick, selection?.selected.has(row.id))}
                {...(opensOnClick && { onClick: followFirstLink })}
              >
                {selection ? (
                  <Table.Td pr={0} data-own>
                    <SelectOne row={row} rows={rows} selection={selection} />
                  </Table.Td>
                ) : null}
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

function Cards<Row extends { id: string }>(props: DataTableProps<Row>) {
  const { label, columns, rows, opensOnClick = false, selection } = props;
  const [heading, ...facts] = columns;
  return (
    <Stack gap="sm">
      {selection ? <SelectAll rows={rows} selection={selection} label="Select all on screen" /> : null}
      <Stack component="ul" aria-label={label} gap="sm" p={0} m={0} className={classes.plainList}>
        {rows.map((row) => (
          <Card
            component="li"
            key={row.id}
            padding="md"
            className={rowClass(false, selection?.selected.has(row.id))}
            {...(opensOnClick && { onClick: followFirstLink })}
          >
            <Stack gap="sm">
              <Group gap="sm" wrap="nowrap" align="flex-start" justify="space-between">
                <Box miw={0} className={classes.breakAnywhere}>
                  {heading?.cell(row)}
                </Box>
                {selection ? <SelectOne row={row} rows={rows} selection={selection} /> : null}
              </Group>
              <DataList labelWidth={96} gap={6}>
                {facts.map(({ header, cell, isWideOnly = false }) =>
                  isWideOnly ? null : (
                    <Fact key={header} label={header}>
                      {cell(row)}
                    </Fact>
                  ),
                )}
              </DataList>
            </Stack>
          </Card>
        ))}
      </Stack>
    </Stack>
  );
}

type Selectable<Row> = {
  rows: ReadonlyArray<Row>;
  selection: NonNullable<DataTableProps<Row>['selection']>;
};

function SelectAll<Row extends { id: string }>({ rows, selection, label }: Selectable<Row> & { label?: string }) {
  const chosen = rows.filter(({ id }) => selection.selected.has(id)).length;
  const isAll = rows.length > 0 && chosen === rows.length;
  return (
    <Checkbox
      {...(label === undefined ? { 'aria-label': 'Select all on screen' } : { label })}
      checked={isAll}
      indeterminate={chosen > 0 && !isAll}
      onChange={() => (isAll ? selection.clear() : selection.choose(rows.map(({ id }) => id)))}
    />
  );
}

function SelectOne<Row extends { id: string }>({ row, rows, selection }: Selectable<Row> & { row: Row }) {
  const ids = rows.map(({ id }) => id);
  const change = ({ nativeEvent }: ChangeEvent) =>
    selection.toggle(ids, row.id, nativeEvent instanceof window.MouseEvent && nativeEvent.shiftKey);
  return (
    <Checkbox
      aria-label={`Select ${selection.nameOf(row)}`}
      checked={selection.selected.has(row.id)}
      onChange={change}
    />
  );
}

const rowClass = (isClickable: boolean, isSelected = false): string =>
  [isClickable ? classes.clickable : '', isSelected ? listClasses.selected : ''].join(' ').trim();

/** Follows the first link of the clicked row, unless the click was on a control of its own. */
function followFirstLink({ target, currentTarget }: MouseEvent): void {
  const isOwnControl = target instanceof Element && target.closest('a, button, input, [data-own]') !== null;
  if (!isOwnControl) currentTarget.querySelector('a')?.click();
}
