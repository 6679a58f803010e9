import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Lead } from '../api/types.ts';
import { paths } from '../paths.ts';
import type { Column } from '../ui/data-table.tsx';
import { AnchorLink } from '../ui/links.tsx';
import { Timestamp } from '../ui/timestamp.tsx';
import { PersonCell } from '../ui/person-cell.tsx';
import { personName } from '../ui/person-name.ts';
import { StateBadge } from '../ui/state-badge.tsx';
import { HoldButtons } from './hold-buttons.tsx';

/** The columns of the leads list. */
export function leadColumns(campaignId: string, sync: (lead: Lead) => ReactNode): ReadonlyArray<Column<Lead>> {
  return [
    {
      header: 'Lead',
      sort: { by: 'name', first: 'asc' },
      cell: (lead) => (
        <PersonCell person={lead}>
          <AnchorLink to={paths.lead} params={{ campaignId, leadId: lead.id }} fw={600} size="sm">
            {personName(lead)}
          </AnchorLink>
        </PersonCell>
      ),
    },
    {
      header: 'Referred by',
      sort: { by: 'referrer', first: 'asc' },
      cell: ({ referrer }) => (
        <AnchorLink to={paths.referrers} params={{ campaignId }} search={{ open: referrer.id }} size="sm">
          {personName(referrer)}
        </AnchorLink>
      ),
    },
    { header: 'State', sort: { by: 'state', first: 'asc' }, cell: (lead) => <LeadStateCell lead={lead} /> },
    { header: 'Sync', cell: sync },
    { header: 'Source', isWideOnly: true, cell: ({ source }) => <Text size="sm">{source}</Text> },
    {
      header: 'Joined',
      sort: { by: 'joined', first: 'desc' },
      cell: ({ joined_at: at }) => <Timestamp at={at} size="sm" />,
    },
    {
      header: 'Changed',
      isWideOnly: true,
      sort: { by: 'changed', first: 'desc' },
      cell: ({ state_changed_at: at }) => <Timestamp at={at} size="sm" />,
    },
  ];
}

/** The state, and below it why the lead is, or was, On hold. */
function LeadStateCell({ lead: { state, hold } }: { lead: Lead }) {
  return (
    <Stack gap={2} align="flex-start">
      <StateBadge state={state} />
      {hold ? (
        <Text size="xs" c="dimmed" maw={200}>
          {hold.sentence}
        </Text>
      ) : null}
    </Stack>
  );
}

/** The columns while only leads On hold are listed: each can be released and refused. None of them was sent. */
export function heldColumns(campaignId: string): ReadonlyArray<Column<Lead>> {
  const left = new Set(['Source', 'Sync', 'Changed']);
  return [
    ...leadColumns(campaignId, () => null).filter(({ header }) => !left.has(header)),
    { header: 'Decide', cell: (lead) => <HoldButtons lead={lead} size="xs" /> },
  ];
}
