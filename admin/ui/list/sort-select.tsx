import { ActionIcon, Group, Select } from '@mantine/core';
import { IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import type { Column } from '../data-table.tsx';
import { useIsPhone } from '../use-is-phone.ts';
import type { Sorting } from './sorting.ts';

/** What headers do on a wide screen: on a phone, where rows are cards, a field sorts. */
export function SortSelect<Row>({ columns, sorting }: { columns: ReadonlyArray<Column<Row>>; sorting: Sorting }) {
  if (!useIsPhone()) return null;
  const sorted = columns.flatMap(({ header, sort }) => (sort ? [{ header, ...sort }] : []));
  const { sort = sorting.natural, order = 'desc' } = sorting.now;
  const isAscending = order === 'asc';
  return (
    <Group gap="xs" wrap="nowrap" flex="1 1 200px">
      <Select
        aria-label="Sort by"
        data={sorted.map(({ by, header }) => ({ value: by, label: `Sort by ${header.toLowerCase()}` }))}
        value={sort}
        onChange={(chosen) => {
          const column = sorted.find(({ by }) => by === chosen);
          if (column) sorting.onSort({ sort: column.by, order: column.first });
        }}
        allowDeselect={false}
        flex={1}
      />
      <ActionIcon
        variant="default"
        size={36}
        aria-label={isAscending ? 'Sort descending' : 'Sort ascending'}
        onClick={() => sorting.onSort({ sort, order: isAscending ? 'desc' : 'asc' })}
      >
        {isAscending ? <IconSortAscending size={18} /> : <IconSortDescending size={18} />}
      </ActionIcon>
    </Group>
  );
}
