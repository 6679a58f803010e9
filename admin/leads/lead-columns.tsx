import { Text } from '@mantine/core';
import type { Lead } from '../api/types.ts';
import { paths } from '../paths.ts';
import type { Column } from '../ui/data-table.tsx';
import { AnchorLink } from '../ui/links.tsx';
import { Timestamp } from '../ui/timestamp.tsx';
import { PersonCell } from '../ui/person-cell.tsx';
import { personName } from '../ui/person-name.ts';
import { StateBadge } from '../ui/state-badge.tsx';

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
    { header: 'State', cell: ({ state }) => <StateBadge state={state} /> },
    { header: 'Source', cell: ({ source }) => <Text size="sm">{source}</Text> },
    { header: 'Joined', cell: ({ joined_at: at }) => <Timestamp at={at} size="sm" /> },
  ];
}
