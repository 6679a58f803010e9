import { Checkbox, Stack, Text } from '@mantine/core';
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
export function leadColumns(campaignId: string): ReadonlyArray<Column<Lead>> {
  return [
    {
      header: 'Lead',
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
      cell: ({ referrer }) => (
        <AnchorLink to={paths.referrers} params={{ campaignId }} search={{ open: referrer.id }} size="sm">
          {personName(referrer)}
        </AnchorLink>
      ),
    },
    { header: 'State', cell: (lead) => <LeadStateCell lead={lead} /> },
    { header: 'Source', cell: ({ source }) => <Text size="sm">{source}</Text> },
    { header: 'Joined', cell: ({ joined_at: at }) => <Timestamp at={at} size="sm" /> },
  ];
}

/** The state, and below it why the lead is, or was, On hold. */
function LeadStateCell({ lead: { state, hold, delivery_failed: hasFailed } }: { lead: Lead }) {
  return (
    <Stack gap={2} align="flex-start">
      <StateBadge state={state} />
      {hasFailed ? (
        <Text size="xs" c="red">
          Not sent: delivery failed
        </Text>
      ) : null}
      {hold ? (
        <Text size="xs" c="dimmed" maw={260}>
          {hold.sentence}
        </Text>
      ) : null}
    </Stack>
  );
}

interface Selection {
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
}

/** The columns while only leads On hold are listed: each can be selected, released and refused. */
export function heldColumns(campaignId: string, { selected, onSelect }: Selection): ReadonlyArray<Column<Lead>> {
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  return [
    {
      header: 'Select',
      cell: (lead) => (
        <Checkbox
          aria-label={`Select ${personName(lead)}`}
          checked={selected.has(lead.id)}
          onChange={() => toggle(lead.id)}
        />
      ),
    },
    ...leadColumns(campaignId).filter(({ header }) => header !== 'Source'),
    { header: 'Decide', cell: (lead) => <HoldButtons lead={lead} size="xs" /> },
  ];
}
