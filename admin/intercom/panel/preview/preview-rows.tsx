import { Text } from '@mantine/core';
import type { Preview } from '../../../api/types.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import classes from '../../../ui/text.module.css';

type Row = Preview['rows'][number] & { id: string };

const isWritten = ({ effect }: Row) => effect === 'written';

const columns: ReadonlyArray<Column<Row>> = [
  { header: 'Attribute', cell: ({ label }) => <Value>{label}</Value> },
  { header: 'Now', cell: ({ old_text: message }) => <Value isDim={message === 'empty'}>{message}</Value> },
  {
    header: 'Would be',
    cell: (row) => (isWritten(row) ? <Value isBold>{row.value_text}</Value> : <Value isDim>{keptText(row)}</Value>),
  },
  {
    header: 'Why',
    cell: ({ message, effect }) => (
      <Text size="sm" c={effect === 'problem' ? 'red' : 'dimmed'}>
        {message ?? 'written'}
      </Text>
    ),
  },
];

/** Old value beside new, for each attribute. */
export function PreviewRows({ rows }: { rows: Preview['rows'] }) {
  return (
    <DataTable
      label="What would be written"
      columns={columns}
      minWidth={560}
      rows={rows.map((row) => ({ ...row, id: row.attribute }))}
    />
  );
}

/** The value that stays; where a value cannot be written, that value. */
const keptText = ({ effect, old_text: old, value_text: value }: Row) => (effect === 'problem' ? value : old);

function Value({ children, isDim, isBold }: { children: string; isDim?: boolean; isBold?: boolean }) {
  return (
    <Text size="sm" {...(isDim && { c: 'dimmed' })} {...(isBold && { fw: 600 })} className={classes.breakAnywhere}>
      {children}
    </Text>
  );
}
