import { Anchor, Badge, Checkbox, Stack, Text, Tooltip } from '@mantine/core';
import type { Difference, DifferenceKind } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import type { Column } from '../../ui/data-table.tsx';
import { AnchorLink } from '../../ui/links.tsx';
import classes from '../../ui/text.module.css';
import { Timestamp } from '../../ui/timestamp.tsx';

/** The kinds of differences, as the list names them. */
export const kindLabels: Record<DifferenceKind, string> = {
  value: 'Value',
  return_field: 'Return field',
  gone: 'Contact deleted',
  unlinked: 'Contact not linked',
  unqualified: 'Not qualified',
};

interface Choosing {
  chosen: ReadonlySet<string>;
  choose: (id: string, isChosen: boolean) => void;
}

/** The columns of the list of differences; the first chooses rows for a repair. */
export function differenceColumns(
  campaignId: string,
  crm: string,
  { chosen, choose }: Choosing,
): ReadonlyArray<Column<Difference>> {
  return [
    {
      header: 'Repair',
      cell: (row) => (
        <Tooltip label={row.actions.repair.reason} disabled={row.actions.repair.allowed} multiline maw={300}>
          <Checkbox
            aria-label={`Select ${row.name || row.email}, ${row.label || kindLabels[row.kind]}`}
            checked={chosen.has(row.id)}
            // not `disabled`, so that the reason can be reached from the keyboard
            {...(!row.actions.repair.allowed && {
              opacity: 0.5,
              'data-disabled': true,
              'aria-disabled': true,
              'aria-description': row.actions.repair.reason ?? '',
            })}
            onChange={(event) => row.actions.repair.allowed && choose(row.id, event.currentTarget.checked)}
          />
        </Tooltip>
      ),
    },
    { header: 'Person', cell: (row) => <Person campaignId={campaignId} row={row} /> },
    {
      header: 'What differs',
      cell: (row) => (
        <Stack gap={4} maw={420}>
          <Text size="sm">{row.sentence}</Text>
          {row.changed_there ? (
            <Badge color="yellow" variant="light">
              Changed in {crm}
            </Badge>
          ) : null}
        </Stack>
      ),
    },
    { header: 'Found', cell: ({ since }) => <Timestamp at={since} size="sm" /> },
    {
      header: 'Contact',
      cell: (row) => (
        <Anchor href={row.contact_url} target="_blank" rel="noreferrer" size="sm">
          Open in {crm}
        </Anchor>
      ),
    },
  ];
}

function Person({ campaignId, row }: { campaignId: string; row: Difference }) {
  const name = row.name || row.email;
  return (
    <Stack gap={0} maw={260} className={classes.breakAnywhere}>
      {row.subject === 'lead' ? (
        <AnchorLink to={paths.lead} params={{ campaignId, leadId: row.subject_id }} fw={600} size="sm">
          {name}
        </AnchorLink>
      ) : (
        <AnchorLink to={paths.referrers} params={{ campaignId }} search={{ open: row.subject_id }} fw={600} size="sm">
          {name}
        </AnchorLink>
      )}
      {row.name ? (
        <Text size="sm" c="dimmed">
          {row.email}
        </Text>
      ) : null}
    </Stack>
  );
}
