import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { nextSort, type SortedColumn } from './list-rules.ts';
import type { Sorting } from './sorting.ts';
import classes from './list.module.css';

/** How the list is sorted, with what stands for nothing filled in. */
const sortedNow = ({ now, natural }: Sorting) => ({ sort: now.sort ?? natural, order: now.order ?? 'desc' });

/** What a header says of its order to people who do not see the arrow. */
export function ariaSortOf(column: SortedColumn | undefined, sorting: Sorting | undefined) {
  if (!column || !sorting) return undefined;
  const { sort, order } = sortedNow(sorting);
  if (sort !== column.by) return 'none';
  return order === 'asc' ? 'ascending' : 'descending';
}

/** The header of a column by which the list can be sorted. */
export function SortHeader({ header, column, sorting, align }: SortHeaderProps) {
  const { sort, order } = sortedNow(sorting);
  const isSorted = sort === column.by;
  const Arrow = isSorted && order === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <UnstyledButton
      className={classes.header}
      mod={{ sorted: isSorted }}
      onClick={() => sorting.onSort(nextSort(column, { sort, order }))}
    >
      {header}
      <Arrow size={14} aria-hidden className={classes.arrow} data-before={align === 'right' || undefined} />
    </UnstyledButton>
  );
}

interface SortHeaderProps {
  header: string;
  column: SortedColumn;
  sorting: Sorting;
  align?: 'right' | undefined;
}
